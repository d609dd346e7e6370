package dev.novapixel.stitcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayersTest {
  private static final Path MAIN = Path.of("src/main/java/dev/novapixel/stitcher");

  @ParameterizedTest
  @ValueSource(strings = {"normalise", "dedup", "identity", "journey", "state"})
  void theDomainKnowsNothingOfKafkaRedisOrMetrics(String area) throws IOException {
    try (var files = Files.walk(MAIN.resolve(area))) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")))
          .isNotEmpty()
          .allSatisfy(file ->
              assertThat(Files.readString(file))
                  .doesNotContainPattern(
                      "import (static )?(org\\.apache\\.kafka|redis\\.|io\\.micrometer)")
                  .doesNotContainPattern("Instant\\.now|currentTimeMillis"));
    }
  }
}
