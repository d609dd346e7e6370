package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Kafka goes away under load and comes back. */
class KafkaAwayIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Behind whatever the tests before have left to be computed. */
  private static final Duration LONGER = Duration.ofMinutes(6);

  private final Stack stack = Stack.running();

  @Test
  void theGatewayAnswers503AndNothingThatGotA202IsLost() throws Exception {
    Shop shop = Shop.open(stack);
    Set<String> accepted = ConcurrentHashMap.newKeySet();
    AtomicInteger refused = new AtomicInteger();
    AtomicBoolean enough = new AtomicBoolean();

    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> sending = senders.submit(() -> sendUntil(enough, shop, accepted, refused));
      await("first events are in").atMost(PATIENCE).until(() -> accepted.size() > 20);
      long before = stack.kill("kafka");
      await("the gateway says no").atMost(PATIENCE).until(() -> refused.get() > 3);
      stack.awaitReady("kafka", before);
      int until = accepted.size() + 20;
      await("the gateway takes events again").atMost(PATIENCE).until(() -> accepted.size() > until);
      enough.set(true);
      sending.get();
    }

    await("every event with a 202 is counted")
        .atMost(LONGER)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(seen(shop)).containsAll(accepted));
  }

  /** One view of a product of its own per request, so that what was counted can be told apart. */
  private static void sendUntil(
      AtomicBoolean enough, Shop shop, Set<String> accepted, AtomicInteger refused) {
    for (int number = 0; !enough.get(); number++) {
      String product = "p" + number;
      String body = Clicks.of("c" + number).views("e" + number, product, Instant.now()).body();
      int status = shop.gateway().post("/v1/events", body).status();
      if (status == 202) {
        accepted.add(product);
      } else {
        assertThat(status).isEqualTo(503);
        refused.incrementAndGet();
      }
    }
  }

  /** The products that at least one counted view was of. */
  private static Set<String> seen(Shop shop) {
    Set<String> seen = new HashSet<>();
    String cursor = "";
    do {
      JsonNode page = shop.recs().get("/v1/popular?limit=100" + cursor).body();
      seen.addAll(page.get("data").findValuesAsText("product_id"));
      JsonNode next = page.path("meta").path("next_cursor");
      cursor = next.isTextual() ? "&cursor=" + next.asText() : "";
    } while (!cursor.isEmpty());
    return seen;
  }
}
