package dev.novapixel.local.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one JSON document: an object is a row, an array holds them, and so does an object's
 * {@code events}. The document is read whole.
 */
final class JsonReader implements RowReader {
  private final BufferedReader in;
  private final Iterator<JsonNode> nodes;
  private long number;

  JsonReader(BufferedReader in, ObjectMapper json) throws IOException {
    this.in = in;
    this.nodes = rows(document(in, json));
  }

  @Override
  public @Nullable Row next() {
    if (!nodes.hasNext()) {
      return null;
    }
    var node = nodes.next();
    number++;
    return node instanceof ObjectNode object
        ? new Row.Good(number, object.toString(), object)
        : new Row.Bad(number, node.toString(), "not a JSON object");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private static JsonNode document(BufferedReader in, ObjectMapper json) throws IOException {
    try {
      return json.readTree(in);
    } catch (JsonProcessingException malformed) {
      throw new IOException(
          "not JSON in line %d: %s"
              .formatted(malformed.getLocation().getLineNr(), malformed.getOriginalMessage()),
          malformed);
    }
  }

  private static Iterator<JsonNode> rows(JsonNode document) {
    if (document.isArray()) {
      return document.iterator();
    }
    var events = document.path("events");
    return events.isArray() ? events.iterator() : List.of(document).iterator();
  }
}
