package dev.novapixel.local.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a mapping from YAML. What it does not know, it refuses: a typo must not lose a column. */
final class MappingFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> MEMBERS =
      Set.of(
          "source",
          "rows",
          "time",
          "client",
          "customer",
          "name",
          "skip",
          "shapes",
          "events",
          "group");

  private final JsonNode root;
  private final ShapeReader shapes;

  private MappingFile(JsonNode root) {
    this.root = root;
    this.shapes = new ShapeReader(root.path("shapes"));
  }

  /** The mapping in a file. */
  static Mapping read(Path file) {
    try (var in = Files.newInputStream(file)) {
      return read(in, file.toString());
    } catch (IOException failed) {
      throw new MappingException("The mapping cannot be read: " + file, failed);
    }
  }

  /** The mapping in a stream that {@code name} tells people of. */
  static Mapping read(InputStream in, String name) {
    try {
      var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      return new MappingFile(JSON.valueToTree(yaml.load(in))).mapping();
    } catch (YAMLException
        | MappingException
        | DateTimeException
        | IllegalArgumentException wrong) {
      throw new MappingException(name + ": " + wrong.getMessage(), wrong);
    }
  }

  private Mapping mapping() {
    known(root, MEMBERS, "mapping");
    var time = required(root, "time");
    known(time, Set.of("column", "format", "zone"), "time");
    return new Mapping(
        text(root, "source"),
        root.has("rows") ? JsonPointer.compile(text(root, "rows")) : null,
        text(time, "column"),
        TimeFormat.of(text(time, "format"), ZoneId.of(time.path("zone").asText("UTC"))),
        template(root, "client"),
        login(),
        name(),
        skip(),
        events(),
        group());
  }

  private Mapping.@Nullable Login login() {
    var customer = root.path("customer");
    if (customer.isMissingNode()) {
      return null;
    }
    if (customer.isTextual()) {
      return new Mapping.Login(Template.of(customer.asText()), 0);
    }
    known(customer, Set.of("id", "after"), "customer");
    return new Mapping.Login(Template.of(text(customer, "id")), customer.path("after").asInt(0));
  }

  private Mapping.Name name() {
    var name = required(root, "name");
    if (name.isTextual()) {
      return new Mapping.Name(null, Map.of(), name.asText());
    }
    known(name, Set.of("column", "table"), "name");
    var table = new LinkedHashMap<String, String>();
    required(name, "table")
        .properties()
        .forEach(line -> table.put(line.getKey(), line.getValue().asText()));
    return new Mapping.Name(text(name, "column"), table, null);
  }

  private List<Mapping.Skip> skip() {
    var rules = new ArrayList<Mapping.Skip>();
    for (var rule : root.path("skip")) {
      known(rule, Set.of("column", "matches", "because"), "skip");
      try {
        rules.add(
            new Mapping.Skip(
                text(rule, "column"),
                Pattern.compile(text(rule, "matches")),
                text(rule, "because")));
      } catch (PatternSyntaxException malformed) {
        throw new MappingException("skip: " + malformed.getMessage(), malformed);
      }
    }
    return rules;
  }

  private Map<String, Shape> events() {
    var events = new LinkedHashMap<String, Shape>();
    required(root, "events")
        .properties()
        .forEach(event -> events.put(event.getKey(), shapes.read(event.getValue())));
    return events;
  }

  private Mapping.@Nullable Group group() {
    var group = root.path("group");
    if (group.isMissingNode()) {
      return null;
    }
    known(group, Set.of("event", "by", "lines", "line", "total"), "group");
    var by = new ArrayList<String>();
    required(group, "by").forEach(column -> by.add(column.asText()));
    var total = new LinkedHashMap<JsonPointer, Value.Product>();
    group
        .path("total")
        .properties()
        .forEach(sum ->
            total.put(
                JsonPointer.compile(sum.getKey()),
                ShapeReader.product(sum.getValue().path("product"))));
    return new Mapping.Group(
        text(group, "event"),
        by,
        JsonPointer.compile(text(group, "lines")),
        shapes.read(required(group, "line")),
        total);
  }

  private static @Nullable Template template(JsonNode node, String member) {
    return node.has(member) ? Template.of(text(node, member)) : null;
  }

  private static String text(JsonNode node, String member) {
    var value = required(node, member);
    if (!value.isValueNode()) {
      throw new MappingException(member + " should be a text");
    }
    return value.asText();
  }

  private static JsonNode required(JsonNode node, String member) {
    var value = node.path(member);
    if (value.isMissingNode() || value.isNull()) {
      throw new MappingException(member + " is missing");
    }
    return value;
  }

  private static void known(JsonNode node, Set<String> members, String where) {
    node.fieldNames()
        .forEachRemaining(member -> {
          if (!members.contains(member)) {
            throw new MappingException(
                "%s knows no '%s'; it knows %s"
                    .formatted(where, member, String.join(", ", new TreeSet<>(members))));
          }
        });
  }
}
