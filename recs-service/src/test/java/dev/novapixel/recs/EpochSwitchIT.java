package dev.novapixel.recs;

import static dev.novapixel.recs.stage.Stage.SOCKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.recs.stage.Browser;
import dev.novapixel.recs.stage.RedisHand;
import dev.novapixel.recs.stage.Stage;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Epochs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EpochSwitchIT {
  private static final Epoch E2 = Epoch.FIRST.next();
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Stage stage = Stage.get();
  private final Epochs building = Epochs.only(Epoch.FIRST).begin("test", NOON);
  private final Epochs switched = building.switched(null, NOON);

  /** An answer, as far as it tells of epochs. */
  private record Answer(int status, String epoch, List<String> products) {
    Answer(Browser.Page page) {
      this(page.status(), page.meta().path("epoch").asText(), page.products());
    }
  }

  @BeforeEach
  void fill() {
    stage.redis().clear();
    fill(stage.redis(), "old");
    fill(Stage.redis(E2), "new");
    await().until(() -> stage.widget(SOCKS).getBare("/health/ready").status() == 200);
  }

  private static void fill(RedisHand redis, String product) {
    redis.popular(SOCKS, Map.of(product, 5.0));
    redis.viewed(SOCKS, "socks", 3, Map.of(product, 2L));
    redis.totals(SOCKS, 10, 0);
  }

  @AfterEach
  void backToTheFirst() {
    stage.publish(Epochs.only(Epoch.FIRST));
    await().until(() -> popular().epoch().equals("e1"));
  }

  @Test
  void duringASwitchAndBackEveryAnswerIsGivenAndIsOfOneEpoch() {
    List<Answer> answers = new CopyOnWriteArrayList<>();
    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<Void> asking =
        CompletableFuture.runAsync(() -> {
          while (!enough.get()) {
            answers.add(popular());
            answers.add(new Answer(stage.widget(SOCKS).get("/v1/products/socks/also-viewed")));
            answers.add(new Answer(stage.widget(SOCKS).get("/v1/recommendations?limit=1")));
          }
        });
    await().until(() -> answers.size() > 30);
    stage.publish(building);
    stage.publish(switched);
    await().until(() -> answers.getLast().epoch().equals("e2"));
    int inTheNew = answers.size();
    await().until(() -> answers.size() > inTheNew + 30);
    stage.publish(switched.rolledBack(NOON));
    await().until(() -> answers.getLast().epoch().equals("e1"));
    enough.set(true);
    asking.join();

    Map<String, String> known = Map.of("e1", "old", "e2", "new");
    assertThat(answers)
        .allSatisfy(answer -> {
          assertThat(answer.status()).isEqualTo(200);
          assertThat(answer.products()).containsExactly(known.get(answer.epoch()));
        });
  }

  private Answer popular() {
    return new Answer(stage.widget(SOCKS).get("/v1/popular"));
  }
}
