package dev.novapixel.local.source;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens event files: what is in them is told from their first bytes, not from their names. */
public final class Sources {
  private static final int BUFFER = 64 << 10;

  /** Prices are decimal: none may be rounded on its way. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Sources() {}

  /** Opens a file for reading from its beginning. The caller closes it. */
  public static RowReader open(Path file) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(inflated(file), StandardCharsets.UTF_8), BUFFER);
    try {
      return reader(in);
    } catch (IOException | RuntimeException failed) {
      in.close();
      throw failed;
    }
  }

  private static RowReader reader(BufferedReader in) throws IOException {
    var kind = kind(in);
    return switch (kind) {
      case CSV -> new CsvReader(in);
      case NDJSON -> new NdjsonReader(in, JSON);
      case JSON -> new JsonReader(in, JSON);
    };
  }

  private enum Kind {
    CSV,
    NDJSON,
    JSON
  }

  /** A first line that is a whole object begins NDJSON; any other brace or bracket one document. */
  private static Kind kind(BufferedReader in) throws IOException {
    in.mark(BUFFER);
    var head = new char[BUFFER - 1];
    int length = Math.max(0, in.read(head));
    in.reset();
    var text = new String(head, 0, length).stripLeading();
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return Kind.CSV;
    }
    int end = text.indexOf('\n');
    boolean oneLine =
        end < 0 ? length < head.length : text.substring(0, end).stripTrailing().endsWith("}");
    boolean longLine = end < 0 && length == head.length;
    return text.startsWith("{") && (oneLine || longLine) && !text.startsWith("{\"events\"")
        ? Kind.NDJSON
        : Kind.JSON;
  }

  private static InputStream inflated(Path file) throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip ? new GZIPInputStream(in, BUFFER) : in;
  }
}
