package dev.novapixel.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.novapixel.bench.Figures;
import dev.novapixel.recs.nextitem.SessionIndex;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshnessLiftTest {
  private static final int DAY = 10;

  @TempDir private Path folder;

  /** What is new each day is seen by the live index from the day's second session on. */
  @Test
  void whatIsNewTodayIsForetoldByTheLiveIndexOnly() throws IOException {
    List<int[]> sessions =
        IntStream.range(0, 14 * DAY)
            .mapToObj(number -> new int[] {2 * (number / DAY), 2 * (number / DAY) + 1})
            .toList();
    Figures figures =
        new Figures(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));

    new FreshnessLift(new SessionIndex.Bounds(1_000, 100, 10)).measure(sessions, DAY, figures);

    Path json = folder.resolve("figures.json");
    figures.writeTo(json);
    JsonNode found = new ObjectMapper().readTree(json.toFile());
    assertThat(found.get("stale.hr20").asDouble()).isZero();
    assertThat(found.get("fresh.hr20").asDouble()).isCloseTo(90, within(1e-9));
  }
}
