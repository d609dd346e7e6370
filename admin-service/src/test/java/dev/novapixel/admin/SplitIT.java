package dev.novapixel.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.admin.RunningAdmin.Answer;
import dev.novapixel.schemas.shopper.IdentityCommand;
import dev.novapixel.schemas.shopper.IdentityCommand.Split;
import dev.novapixel.schemas.shopper.IdentityCommand.What;
import dev.novapixel.schemas.table.TableFollower;
import dev.novapixel.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class SplitIT {
  private static final String SPLITS = "/v1/shops/tears.test/splits";
  private static final Map<String, IdentityCommand> COMMANDS = new ConcurrentHashMap<>();
  private static RunningAdmin admin;
  private static TableFollower<IdentityCommand> follower;

  @BeforeAll
  static void start() {
    admin = RunningAdmin.start(Map.of());
    admin.post("/v1/shops", "{\"shop\":\"tears.test\",\"consent\":{\"when_absent\":\"granted\"}}");
    follower = admin.follow(Topics.IDENTITY_COMMANDS, new Collecting());
  }

  @AfterAll
  static void stop() {
    follower.close();
    admin.close();
  }

  @Test
  void theStitcherHearsOfAllThatWasSplitOffAClient() {
    Answer everything = admin.post(SPLITS, "{\"client\":\"c|1\"}");
    assertThat(everything.status()).isEqualTo(202);
    admin.post(SPLITS, "{\"client\":\"c|1\",\"unit\":\"e1\",\"up_to\":\"2026-03-14T12:00:00Z\"}");
    admin.post(SPLITS, "{\"client\":\"c|1\",\"unit\":\"e1\",\"token\":\"t1\"}");

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(COMMANDS)
                .hasEntrySatisfying(
                    "tears.test|client:c%7C1",
                    command -> {
                      assertThat(command.client()).isEqualTo("c|1");
                      assertThat(command.splits())
                          .extracting(Split::what)
                          .containsExactly(
                              new What.Everything(),
                              new What.Customer("e1"),
                              new What.Tie("e1", "t1"));
                      assertThat(command.splits().get(1).upTo())
                          .isEqualTo(Instant.parse("2026-03-14T12:00:00Z"));
                    }));
    assertThat(admin.get(SPLITS + "?client=c%7C1").data().findValuesAsText("unit"))
        .containsExactly("e1", "e1");
  }

  @Test
  void whatIsWrongIsSaidFieldByField() {
    Answer refused =
        admin.post(SPLITS, "{\"token\":\"t1\",\"up_to\":\"2999-01-01T00:00:00Z\",\"why\":1}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/client", "/token", "/up_to", "/why");
    assertThat(admin.get(SPLITS).status()).isEqualTo(400);
    assertThat(admin.post("/v1/shops/nobody.test/splits", "{\"client\":\"c1\"}").status())
        .isEqualTo(404);
  }

  @Test
  void theShopsServerKeySplitsAndItsWriteKeyDoesNot() {
    assertThat(split(key("server"))).isEqualTo(202);
    assertThat(split(key("write"))).isEqualTo(401);
  }

  private static int split(String key) {
    return admin
        .send("POST", SPLITS, "{\"client\":\"c2\"}", Map.of("Authorization", "Bearer " + key))
        .status();
  }

  private static String key(String kind) {
    return admin
        .post("/v1/shops/tears.test/keys", "{\"kind\":\"" + kind + "\"}")
        .data()
        .path("key")
        .asText();
  }

  /** The newest command of each client. */
  private static final class Collecting implements TableFollower.Fold<IdentityCommand> {
    @Override
    public void begin() {
      COMMANDS.clear();
    }

    @Override
    public void publish() {}

    @Override
    public void apply(String key, @Nullable IdentityCommand value) {
      if (value != null) {
        COMMANDS.put(key, value);
      }
    }
  }
}
