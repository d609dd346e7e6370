package dev.novapixel.local.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder that is gone afterwards, made where the result will be: there has to be room for it
 * anyway, and only its owner may look into it.
 *
 * @param path where it is
 */
record Scratch(Path path) implements AutoCloseable {
  static Scratch beside(Path file) throws IOException {
    var parent = file.toAbsolutePath().getParent();
    return new Scratch(
        Files.createTempDirectory(parent == null ? file.toAbsolutePath() : parent, ".nova-backup"));
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not remove " + path, failed);
    }
  }
}
