package dev.novapixel.local.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows of a file that holds one JSON object a line. */
final class NdjsonReader implements RowReader {
  private final ObjectMapper json;
  private final BufferedReader in;
  private long line;

  NdjsonReader(BufferedReader in, ObjectMapper json) {
    this.in = in;
    this.json = json;
  }

  @Override
  public @Nullable Row next() throws IOException {
    while (true) {
      var text = in.readLine();
      line++;
      if (text == null) {
        return null;
      }
      if (!text.isBlank()) {
        return row(text);
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private Row row(String text) {
    try {
      return json.readTree(text) instanceof ObjectNode object
          ? new Row.Good(line, text, object)
          : new Row.Bad(line, text, "not a JSON object");
    } catch (JsonProcessingException malformed) {
      return new Row.Bad(line, text, "not JSON: " + malformed.getOriginalMessage());
    }
  }
}
