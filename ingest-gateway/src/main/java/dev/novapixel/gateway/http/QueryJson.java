package dev.novapixel.gateway.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.novapixel.gateway.protocol.Limits;
import io.micronaut.http.HttpParameters;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the JSON of what a client said in a query: all values are text, the last of each counts.
 */
final class QueryJson {
  private QueryJson() {}

  /** An object with a member for each parameter. */
  static byte[] flat(HttpParameters query) {
    return Json.bytes(json -> {
      json.writeStartObject();
      for (Map.Entry<String, List<String>> parameter : query) {
        json.writeStringField(parameter.getKey(), parameter.getValue().getLast());
      }
      json.writeEndObject();
    });
  }

  /** As {@link #flat}, but {@code a.b} is the member {@code b} of the object {@code a}. */
  static byte[] nested(HttpParameters query) {
    Branch root = new Branch();
    for (Map.Entry<String, List<String>> parameter : query) {
      root.put(parameter.getKey().split("\\.", Limits.DEPTH), parameter.getValue().getLast());
    }
    return Json.bytes(root::write);
  }

  /** What stands at a name: text, or more names. */
  private sealed interface Node {}

  private record Leaf(String text) implements Node {}

  private record Branch(Map<String, Node> members) implements Node {
    Branch() {
      this(new LinkedHashMap<>());
    }

    void put(String[] path, String text) {
      Branch branch = this;
      for (int i = 0; i < path.length - 1; i++) {
        branch = branch.branch(path[i]);
      }
      branch.members.put(path[path.length - 1], new Leaf(text));
    }

    /** The object at {@code name}, in the place of whatever else was there. */
    private Branch branch(String name) {
      if (members.get(name) instanceof Branch there) {
        return there;
      }
      Branch made = new Branch();
      members.put(name, made);
      return made;
    }

    void write(JsonGenerator json) throws IOException {
      json.writeStartObject();
      for (Map.Entry<String, Node> member : members.entrySet()) {
        json.writeFieldName(member.getKey());
        switch (member.getValue()) {
          case Branch branch -> branch.write(json);
          case Leaf leaf -> json.writeString(leaf.text());
        }
      }
      json.writeEndObject();
    }
  }
}
