package dev.novapixel.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayersTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/novapixel/features");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "codec",
        "rolling",
        "session",
        "context",
        "profile",
        "order",
        "unit",
        "product",
        "recommendation",
        "affinity"
      })
  void theDomainKnowsNothingOfKafkaRedisOrClocks(String area) throws IOException {
    List<Path> files;
    try (var found = Files.list(SOURCES.resolve(area))) {
      files = found.filter(file -> file.toString().endsWith(".java")).toList();
    }

    assertThat(files).isNotEmpty();
    assertThat(files)
        .allSatisfy(file ->
            assertThat(Files.readString(file))
                .doesNotContainPattern(
                    "import (static )?(org\\.apache\\.kafka|redis\\.|io\\.micrometer)")
                .doesNotContain("Instant.now(", "System.currentTimeMillis(", "System.nanoTime(")
                .doesNotContainPattern("dev\\.novapixel\\.features\\.(topology|mirror)"));
  }
}
