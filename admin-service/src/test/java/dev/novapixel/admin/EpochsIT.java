package dev.novapixel.admin;

import static dev.novapixel.admin.Story.NOON;
import static dev.novapixel.admin.Story.event;
import static dev.novapixel.admin.Story.viewed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Epochs;
import dev.novapixel.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class EpochsIT {
  private static final String SHOP = "epochs.test";
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static RunningAdmin admin;
  private static Log log;

  @BeforeAll
  static void start() {
    admin = RunningAdmin.start(Map.of());
    log = new Log(admin.settings());
  }

  /** Others use the same Kafka, and begin with the epoch of their settings. */
  @AfterAll
  static void stop() {
    log.write(Topics.EPOCHS, Epochs.KEY, null);
    log.close();
    admin.close();
  }

  @Test
  void anEpochThatIsBuiltIsProjectedBesideTheLiveOneAndShownOnceItIsLive() {
    Epoch live = admin.settings().get(Setting.EPOCH);
    Epoch next = new Epoch("e900001");
    Epochs building = new Epochs(live, next, null, next, "test", null, NOON, null);
    add();
    log.write(List.of(event(SHOP, "ann", "e1", NOON, viewed("socks"))));
    awaitStats(live, 1);

    log.write(Topics.EPOCHS, Epochs.KEY, building);
    awaitProjected(next);
    try (Log itsLog = new Log(admin.settings(), next)) {
      itsLog.write(
          List.of(
              event(SHOP, "ann", "e1", NOON, viewed("socks")),
              event(SHOP, "ann", "e2", NOON, viewed("boots"))));
    }
    awaitStats(live, 1);

    log.write(Topics.EPOCHS, Epochs.KEY, building.switched(null, NOON));
    awaitStats(next, 2);
    assertThat(metrics()).contains(lagOf(live));

    log.write(Topics.EPOCHS, Epochs.KEY, building.switched(null, NOON).alone());
    await().atMost(PATIENCE).until(() -> !metrics().contains(lagOf(live)));
    awaitStats(next, 2);
  }

  private static void add() {
    assertThat(
            admin
                .post(
                    "/v1/shops",
                    "{\"shop\":\"%s\",\"consent\":{\"when_absent\":\"granted\"}}".formatted(SHOP))
                .status())
        .isEqualTo(201);
  }

  private static void awaitStats(Epoch epoch, int events) {
    await("epoch " + epoch + " with " + events + " events")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> {
          JsonNode stats = admin.get("/v1/shops/" + SHOP + "/stats").data();
          return stats.path("epoch").asText().equals(epoch.name())
              && stats.at("/events/projected").asInt() == events;
        });
  }

  private static void awaitProjected(Epoch epoch) {
    await().atMost(PATIENCE).until(() -> metrics().contains(lagOf(epoch)));
  }

  private static String lagOf(Epoch epoch) {
    return "nova_projection_lag{epoch=\"" + epoch + "\"";
  }

  private static String metrics() {
    return admin.send("GET", "/metrics", null, Map.of()).response().body();
  }
}
