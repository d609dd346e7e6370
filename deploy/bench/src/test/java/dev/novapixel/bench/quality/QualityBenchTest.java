package dev.novapixel.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.novapixel.bench.Figures;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityBenchTest {
  private static final int ITEMS = 60;

  @TempDir private Path folder;

  /** Sessions that walk forward through the items, four steps each. */
  private static String train(Random random) {
    return IntStream.range(0, 900)
        .mapToObj(number -> {
          int first = random.nextInt(ITEMS);
          return IntStream.range(0, 5)
              .mapToObj(step -> name(first + step))
              .collect(Collectors.joining(" "));
        })
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String name(int number) {
    return "sku-" + number % ITEMS;
  }

  private JsonNode measured(Path train, Path test)
      throws IOException, InterruptedException, ExecutionException {
    Figures figures =
        new Figures(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    new QualityBench(train, test, 0, figures).run();
    Path json = folder.resolve("figures.json");
    figures.writeTo(json);
    return new ObjectMapper().readTree(json.toFile());
  }

  @Test
  void aPlainPathIsForetoldByAllThatLookAtTheOrder() throws Exception {
    Path train = folder.resolve("train.txt.gz");
    try (var zipped = new GZIPOutputStream(Files.newOutputStream(train))) {
      zipped.write(train(new Random(1)).getBytes(StandardCharsets.UTF_8));
    }
    Path test = folder.resolve("test.tsv");
    Files.writeString(
        test,
        IntStream.range(0, ITEMS)
            .mapToObj(first -> name(first) + " " + name(first + 1) + "\t" + name(first + 2) + "\n")
            .collect(Collectors.joining()));

    JsonNode figures = measured(train, test);

    assertThat(figures.get("sequential-rules.mrr5").asDouble()).isEqualTo(100);
    assertThat(figures.get("blend.hr5").asDouble()).isGreaterThan(95);
    assertThat(figures.get("blend.forbid_current.hr20").asDouble()).isGreaterThan(95);
    assertThat(figures.get("session-knn.hr20").asDouble()).isGreaterThan(95);
    assertThat(figures.get("popular.hr20").asDouble()).isBetween(15.0, 60.0);
    assertThat(figures.get("recently-viewed.hr20").asDouble()).isZero();
    assertThat(figures.get("session-knn.coverage20").asDouble()).isEqualTo(100);
  }

  @Test
  void whatCannotBeReadIsNamedWithItsLine() throws IOException {
    Path train = Files.writeString(folder.resolve("train.txt"), train(new Random(1)));
    Path test = Files.write(folder.resolve("test.tsv"), List.of("sku-1\tsku-2", "sku-1 sku-2"));

    assertThatThrownBy(() -> measured(train, test)).hasStackTraceContaining("test.tsv, line 2");
  }
}
