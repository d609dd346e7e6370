package dev.novapixel.local.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The last lines of a log, for messages about a part that failed. */
final class LogTail {
  private static final int LINES = 12;
  private static final int BYTES = 8 << 10;

  private LogTail() {}

  static String of(Path log) {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      var length = (int) Math.min(BYTES, file.length());
      file.seek(file.length() - length);
      var bytes = new byte[length];
      file.readFully(bytes);
      var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return "    "
          + String.join("\n    ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    } catch (IOException unreadable) {
      return "    (it cannot be read: " + unreadable.getMessage() + ")";
    }
  }
}
