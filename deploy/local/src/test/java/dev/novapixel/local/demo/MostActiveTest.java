package dev.novapixel.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.local.mapping.Mappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MostActiveTest {
  private static final Instant LAST = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void onlyTheLastMinutesCountAndTheSmallestOfEqualOnesIsTaken() throws IOException {
    var lines =
        List.of(
            view("early", 600),
            view("early", 599),
            view("early", 301),
            view("early", 300),
            view("b", 299),
            view("b", 0),
            view("a", 12),
            view("a", 11),
            view("c", 1));
    var file = Files.write(folder.resolve("events.ndjson"), lines);

    assertThat(
            MostActive.client(
                file, Mappings.named("shopify"), "demo.nova.test", LAST, Duration.ofMinutes(5)))
        .isEqualTo("a");
  }

  private static String view(String client, int secondsBefore) {
    return "{\"name\":\"product_viewed\",\"clientId\":\"%s\",\"timestamp\":\"%s\"}"
        .formatted(client, LAST.minusSeconds(secondsBefore));
  }
}
