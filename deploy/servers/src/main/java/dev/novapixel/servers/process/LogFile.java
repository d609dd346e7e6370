package dev.novapixel.servers.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file where a program's output goes. */
final class LogFile {
  /**
   * A longer log moves aside at the program's next start, over the one before it: two such files at
   * most stay.
   */
  private static final long LARGEST = 16L << 20;

  private LogFile() {}

  static void rotate(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LARGEST) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
