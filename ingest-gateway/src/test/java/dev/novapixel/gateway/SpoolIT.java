package dev.novapixel.gateway;

import static dev.novapixel.gateway.RunningGateway.SERVER_KEY;
import static dev.novapixel.gateway.RunningGateway.WRITE_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.servers.testing.EmbeddedStack;
import dev.novapixel.servers.testing.EmbeddedStack.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway with a spool, whose Kafka goes and whose process is killed while events are sent. */
final class SpoolIT {
  private static final RunningGateway SHOPS = RunningGateway.get();
  private static final int CLIENTS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void whatPixelsWereToldIsKeptComesIntoTheTopicInItsOrderWhateverIsKilled() throws Exception {
    Path spool = folder.resolve("spool");
    Instant away;
    Map<String, List<Integer>> acknowledged = new LinkedHashMap<>();
    GatewayProcess first = start(spool);
    try (first;
        Senders senders = new Senders(first.address(), WRITE_KEY, "spool", CLIENTS, 0)) {
      await().atMost(PATIENCE).until(() -> senders.count() > 100);
      EmbeddedStack.stop(Part.KAFKA);
      away = Instant.now();
      await().atMost(PATIENCE).until(() -> bytes(spool) > 0);
      int before = senders.count();
      await().atMost(PATIENCE).until(() -> senders.count() > before + 500);
      assertThat(first.client().post("/v1/events?k=" + SERVER_KEY, "[]").status())
          .as("a program can wait")
          .isEqualTo(503);

      first.kill();
      senders.stop();
      acknowledged.putAll(senders.acknowledged());
    }

    EmbeddedStack.restart(Part.KAFKA);
    try (GatewayProcess second = start(spool);
        Senders senders = new Senders(second.address(), WRITE_KEY, "spool", CLIENTS, 1_000_000)) {
      await().atMost(PATIENCE).until(() -> bytes(spool) == 0);
      int before = senders.count();
      await().atMost(PATIENCE).until(() -> senders.count() > before + 100);
      senders.stop();
      senders
          .acknowledged()
          .forEach((client, numbers) ->
              acknowledged.computeIfAbsent(client, c -> new ArrayList<>()).addAll(numbers));
      assertThat(second.client().get("/metrics").body())
          .containsPattern("nova_gateway_spool_records\\{[^}]*} 0.0");
    }

    Map<String, Set<Integer>> kept = kept(away);
    assertThat(acknowledged).hasSize(CLIENTS);
    acknowledged.forEach((client, numbers) -> {
      List<Integer> order = new ArrayList<>(kept.getOrDefault(client, Set.of()));
      order.retainAll(numbers);
      assertThat(order).as(client).isEqualTo(numbers);
    });
  }

  private GatewayProcess start(Path spool) {
    return GatewayProcess.start(
        folder.resolve("gateway.log"), Map.of("NOVA_SPOOL_DIR", spool.toString()));
  }

  /** Each client's numbers in the order of their first appearance; a replay makes duplicates. */
  private static Map<String, Set<Integer>> kept(Instant away) {
    Map<String, Set<Integer>> kept = new LinkedHashMap<>();
    List<PixelEvent> events =
        new LogReader(SHOPS.format())
            .values(
                Topics.PIXEL_EVENTS,
                event -> event.clientId() != null && event.clientId().startsWith("spool"));
    for (PixelEvent event : events) {
      int number = Integer.parseInt(event.eventId().substring(event.eventId().indexOf('-') + 1));
      kept.computeIfAbsent(event.clientId(), client -> new LinkedHashSet<>()).add(number);
    }
    assertThat(events)
        .as("the time of receipt is that of the request, not of the replay")
        .anyMatch(event ->
            event.receivedAt().isAfter(away) && event.receivedAt().isBefore(away.plusSeconds(30)));
    return kept;
  }

  private static long bytes(Path spool) throws IOException {
    try (Stream<Path> files = Files.list(spool)) {
      return files
          .filter(file -> file.toString().endsWith(".spool"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }
}
