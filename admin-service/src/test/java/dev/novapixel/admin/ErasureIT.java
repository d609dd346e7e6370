package dev.novapixel.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.admin.RunningAdmin.Answer;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.schemas.table.TableFollower;
import dev.novapixel.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ErasureIT {
  private static final String ERASURES = "/v1/shops/forgets.test/erasures";
  private static final Map<String, Erasure> ASKED = new ConcurrentHashMap<>();
  private static RunningAdmin admin;
  private static TableFollower<Erasure> follower;

  @BeforeAll
  static void start() {
    admin = RunningAdmin.start(Map.of());
    admin.post(
        "/v1/shops", "{\"shop\":\"forgets.test\",\"consent\":{\"when_absent\":\"granted\"}}");
    follower = admin.follow(Topics.ERASURES, new Collecting());
  }

  @AfterAll
  static void stop() {
    follower.close();
    admin.close();
  }

  @Test
  void theStitcherIsAskedToForgetAShopper() {
    Answer answer = admin.post(ERASURES, "{\"shopper\":\"customer:77|12\"}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.data().path("shopper").asText()).isEqualTo("customer:77|12");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(ASKED)
                .hasEntrySatisfying(
                    "forgets.test|customer:77%7C12",
                    asked -> {
                      assertThat(asked.identifier()).isEqualTo(Identifier.customer("77|12"));
                      assertThat(asked.cut()).isFalse();
                      assertThat(asked.upTo()).isEqualTo(answer.data().path("up_to").asText());
                    }));
  }

  @Test
  void whatIsNoShopperIsRefused() {
    assertThat(admin.post(ERASURES, "{\"shopper\":\"ann\"}").status()).isEqualTo(422);
    assertThat(admin.post(ERASURES, "{}").status()).isEqualTo(422);
    assertThat(admin.post("/v1/shops/nobody.test/erasures", "{\"shopper\":\"client:a\"}").status())
        .isEqualTo(404);
  }

  @Test
  void theShopsServerKeyErasesAndItsWriteKeyErasesNobody() {
    assertThat(erase(key("server"))).isEqualTo(202);
    assertThat(erase(key("write"))).isEqualTo(401);
  }

  private static int erase(String key) {
    return admin
        .send(
            "POST",
            ERASURES,
            "{\"shopper\":\"client:c2\"}",
            Map.of("Authorization", "Bearer " + key))
        .status();
  }

  private static String key(String kind) {
    return admin
        .post("/v1/shops/forgets.test/keys", "{\"kind\":\"" + kind + "\"}")
        .data()
        .path("key")
        .asText();
  }

  /** The newest wish of each identifier. */
  private static final class Collecting implements TableFollower.Fold<Erasure> {
    @Override
    public void begin() {
      ASKED.clear();
    }

    @Override
    public void apply(String key, @Nullable Erasure value) {
      if (value != null) {
        ASKED.put(key, value);
      }
    }

    @Override
    public void publish() {}
  }
}
