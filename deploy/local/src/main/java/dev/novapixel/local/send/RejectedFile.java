package dev.novapixel.local.send;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where rows and events go that could not be used, one JSON object a line; made with the first.
 * Thread-safe.
 */
public final class RejectedFile implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path path;
  private @Nullable BufferedWriter out;

  /** Replaces the file of an earlier sending. */
  public RejectedFile(Path path) {
    this.path = path;
    try {
      Files.deleteIfExists(path);
    } catch (IOException failed) {
      throw cannotWrite(failed);
    }
  }

  /** A row as it stood in its file, and why it could not be used. */
  public void row(long row, String text, String reason) {
    write(JSON.createObjectNode().put("row", row).put("reason", reason).put("text", text));
  }

  void event(Outgoing event, String code, @Nullable String where) {
    try {
      write(
          JSON.createObjectNode()
              .put("row", event.row())
              .put("reason", code)
              .put("path", where)
              .set("event", JSON.readTree(event.json())));
    } catch (IOException impossible) {
      throw new UncheckedIOException("an event that was sent is JSON", impossible);
    }
  }

  private synchronized void write(ObjectNode line) {
    try {
      if (out == null) {
        out = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
      }
      out.write(line.toString());
      out.newLine();
    } catch (IOException failed) {
      throw cannotWrite(failed);
    }
  }

  private SendException cannotWrite(IOException failed) {
    return new SendException(
        "What is not taken should go to %s, which cannot be written: %s"
            .formatted(path, failed.getMessage()),
        failed);
  }

  @Override
  public synchronized void close() {
    try {
      if (out != null) {
        out.close();
      }
    } catch (IOException failed) {
      throw cannotWrite(failed);
    }
  }
}
