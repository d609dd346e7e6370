package dev.novapixel.gateway;

import static dev.novapixel.gateway.RunningGateway.WRITE_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that is told to end while events are being sent. */
final class EndIT {
  private static final RunningGateway SHOPS = RunningGateway.get();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What the shutdown hook of a process that was told to end by SIGTERM leaves. */
  private static final int TERMINATED = 143;

  @Test
  void whoeverWasToldThatItIsKeptFindsItInTheTopicAlsoWhenTheGatewayEnds(@TempDir Path folder)
      throws InterruptedException {
    Senders senders;
    try (GatewayProcess gateway = GatewayProcess.start(folder.resolve("log"), Map.of())) {
      senders = new Senders(gateway.address(), WRITE_KEY, "end", 32, 0);
      await().atMost(PATIENCE).until(() -> senders.count() > 2000);
      assertThat(gateway.terminate()).isEqualTo(TERMINATED);
    }
    senders.stop();

    Set<String> kept =
        new LogReader(SHOPS.format())
                .values(
                    Topics.PIXEL_EVENTS,
                    event -> event.clientId() != null && event.clientId().startsWith("end"))
                .stream()
                .map(PixelEvent::eventId)
                .collect(Collectors.toSet());
    Set<String> told = new HashSet<>();
    senders
        .acknowledged()
        .forEach((client, numbers) -> numbers.forEach(number -> told.add(client + "-" + number)));
    assertThat(told).hasSizeGreaterThan(2000);
    assertThat(kept).containsAll(told);
  }
}
