package dev.novapixel.local.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What of a log a person has to see when its part has failed: the last error and what caused it,
 * without stack frames, else the last lines.
 */
final class LogTail {
  private static final int LINES = 12;
  private static final int BYTES = 64 << 10;
  private static final String RECORD = "time=";
  private static final String ERROR = " level=ERROR ";

  private LogTail() {}

  static String of(Path log) {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      var length = (int) Math.min(BYTES, file.length());
      file.seek(file.length() - length);
      var bytes = new byte[length];
      file.readFully(bytes);
      var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return "    " + String.join("\n    ", telling(lines));
    } catch (IOException unreadable) {
      return "    (it cannot be read: " + unreadable.getMessage() + ")";
    }
  }

  private static List<String> telling(List<String> lines) {
    for (int at = lines.size() - 1; at >= 0; at--) {
      if (lines.get(at).startsWith(RECORD) && lines.get(at).contains(ERROR)) {
        return error(lines.subList(at, lines.size()));
      }
    }
    return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
  }

  /** The first of {@code lines} and what belongs to it, up to the next record. */
  private static List<String> error(List<String> lines) {
    var message = lines.stream().limit(1);
    var causes =
        lines.stream()
            .skip(1)
            .takeWhile(line -> !line.startsWith(RECORD))
            .filter(line -> !line.startsWith("\t"));
    return Stream.concat(message, causes).limit(LINES).toList();
  }
}
