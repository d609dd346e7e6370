package dev.novapixel.recs.nextitem;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Public data sets, which are not bundled: what needs them is skipped where they are not. */
final class SharedData {
  private SharedData() {}

  /** A file of {@code shared/data}, which lies beside the project or above it. */
  static Path file(String name) {
    Optional<Path> found = Optional.empty();
    for (Path folder = Path.of("").toAbsolutePath();
        folder != null && found.isEmpty();
        folder = folder.getParent()) {
      found = Optional.of(folder.resolve("shared/data").resolve(name)).filter(Files::exists);
    }
    assumeTrue(found.isPresent(), "skipped: shared/data/" + name + " is not here");
    return found.orElseThrow();
  }

  static List<String> gzLines(String name) throws IOException {
    return lines(new GZIPInputStream(Files.newInputStream(file(name))));
  }

  static List<String> lines(InputStream bytes) throws IOException {
    try (var reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
