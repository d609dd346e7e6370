package dev.novapixel.local.rejected;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.novapixel.schemas.event.RejectedEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rejected events with their reasons and originals in a new file, one JSON object a line. */
public final class RejectedFile implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final BufferedWriter file;
  private long written;

  /** Refuses to write over a file. */
  public RejectedFile(Path path) throws IOException {
    file =
        Files.newBufferedWriter(
            path, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  public void add(RejectedEvent event) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("shop", event.shop());
    line.put("id", event.eventId());
    line.put("by", event.stage().name());
    line.put("code", event.code());
    if (event.pointer() != null) {
      line.put("path", event.pointer());
    }
    line.put("detail", event.detail());
    line.put("received_at", event.receivedAt().toString());
    line.put("truncated", event.truncated());
    line.put("original", event.original());
    try {
      file.write(JSON.writeValueAsString(line));
      file.newLine();
    } catch (IOException failed) {
      throw new UncheckedIOException("The rejected events could not be written", failed);
    }
    written++;
  }

  public long written() {
    return written;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
