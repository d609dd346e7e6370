package dev.novapixel.recs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayersTest {
  private static final Path MAIN = Path.of("src/main/java/dev/novapixel/recs");
  private static final String STORES =
      "import (static )?(org\\.apache\\.kafka|io\\.micronaut|org\\.jdbi|redis|com\\.zaxxer)\\.";

  @Test
  void theStagesKnowNoKafkaHttpOrStores() throws IOException {
    for (String stage :
        List.of(
            "measures",
            "nextitem",
            "situation",
            "candidates",
            "filters",
            "ranking",
            "shaping",
            "pipeline")) {
      assertNoneImports(MAIN.resolve(stage), STORES);
      assertNoneImports(MAIN.resolve(stage), "import dev\\.novapixel\\.recs\\.(knowledge|gather)");
    }
  }

  @Test
  void onlyTheEdgeKnowsHttp() throws IOException {
    for (String inner :
        List.of(
            "knowledge",
            "catalogue",
            "gather",
            "generation",
            "learning",
            "lists",
            "past",
            "serve",
            "served",
            "sessions")) {
      assertNoneImports(MAIN.resolve(inner), "import io\\.micronaut\\.");
      assertNoneImports(MAIN.resolve(inner), "import dev\\.novapixel\\.recs\\.http\\.");
    }
  }

  private static void assertNoneImports(Path folder, String pattern) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(pattern));
    }
  }
}
