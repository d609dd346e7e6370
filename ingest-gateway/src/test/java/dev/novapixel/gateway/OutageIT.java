package dev.novapixel.gateway;

import static dev.novapixel.gateway.RunningGateway.WRITE_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.gateway.webhook.Signing;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.servers.testing.EmbeddedStack;
import dev.novapixel.servers.testing.EmbeddedStack.Part;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Kafka goes and comes back while events are being sent. */
final class OutageIT {
  private static final RunningGateway GATEWAY = RunningGateway.get();
  private static final Client CLIENT = new Client(GATEWAY.address());
  private static final String EVENTS = "/v1/events?k=" + WRITE_KEY;

  /** Clients give up after five seconds. */
  private static final Duration BUDGET = Duration.ofSeconds(5);

  /** From Kafka's being ready to the first event that is taken again. */
  private static final Duration RECOVERY = Duration.ofSeconds(2);

  @Test
  void whileKafkaIsAwayEventsAreRefusedFastAndNothingThatWasAcceptedIsLost() throws Exception {
    Sender sender = new Sender();
    Thread thread = Thread.ofPlatform().start(sender);
    await().until(() -> sender.accepted.size() > 20);

    EmbeddedStack.stop(Part.KAFKA);
    await().atMost(Duration.ofSeconds(20)).until(() -> sender.refusedInARow.get() > 20);
    Answer refused = CLIENT.post(EVENTS, event(-1), "Origin", "null");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(1, 5);
    assertThat(refused.at("/type")).isEqualTo("urn:nova:problem:log-unavailable");
    assertThat(refused.header("access-control-allow-origin")).isEqualTo("null");
    assertThat(webhook()).as("Shopify comes again by itself").isEqualTo(503);
    assertThat(medianOfRefusals()).isLessThan(Duration.ofMillis(10));
    assertThat(CLIENT.get("/health/ready").status())
        .as("nobody else would answer better")
        .isEqualTo(200);

    EmbeddedStack.restart(Part.KAFKA);
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(RECOVERY)
        .until(() -> CLIENT.post(EVENTS, event(-2)).status() == 202);
    int before = sender.accepted.size();
    await().until(() -> sender.accepted.size() > before + 20);
    sender.stopped.set(true);
    thread.join();

    assertThat(sender.slowest).isLessThan(BUDGET);
    Set<String> kept =
        new HashSet<>(
            new LogReader(GATEWAY.format())
                .values(Topics.PIXEL_EVENTS, event -> "outage".equals(event.clientId())).stream()
                    .map(PixelEvent::eventId)
                    .toList());
    assertThat(kept).containsAll(sender.accepted);
  }

  private static int webhook() {
    return CLIENT
        .post(
            "/webhooks/shopify",
            "{}",
            "X-Shopify-Hmac-Sha256",
            Signing.sign(RunningGateway.NEW_SECRET, "{}"))
        .status();
  }

  private static Duration medianOfRefusals() {
    List<Duration> taken = Stream.generate(OutageIT::refusal).limit(21).sorted().toList();
    return taken.get(taken.size() / 2);
  }

  private static Duration refusal() {
    long begun = System.nanoTime();
    assertThat(CLIENT.post(EVENTS, event(-3)).status()).isEqualTo(503);
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static String event(int number) {
    return "{\"id\":\"o" + number + "\",\"name\":\"page_viewed\",\"clientId\":\"outage\"}";
  }

  /** Sends one event after the other and remembers which were accepted. */
  private static final class Sender implements Runnable {
    final Set<String> accepted = ConcurrentHashMap.newKeySet();
    final AtomicInteger refusedInARow = new AtomicInteger();
    final AtomicBoolean stopped = new AtomicBoolean();
    volatile Duration slowest = Duration.ZERO;

    @Override
    public void run() {
      for (int number = 0; !stopped.get(); number++) {
        long begun = System.nanoTime();
        Answer answer = CLIENT.post(EVENTS, event(number));
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        slowest = taken.compareTo(slowest) > 0 ? taken : slowest;
        if (answer.status() == 202) {
          accepted.add("o" + number);
          refusedInARow.set(0);
        } else {
          assertThat(answer.status()).isEqualTo(503);
          refusedInARow.incrementAndGet();
        }
      }
    }
  }
}
