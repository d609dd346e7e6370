package dev.novapixel.admin;

import static dev.novapixel.admin.Story.NOON;
import static dev.novapixel.admin.Story.event;
import static dev.novapixel.admin.Story.viewed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.admin.RunningAdmin.Answer;
import dev.novapixel.servers.testing.EmbeddedStack;
import dev.novapixel.servers.testing.EmbeddedStack.Part;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Servers go away and come back; the service waits, and nothing is lost or told wrongly. */
final class AwayIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static RunningAdmin admin;

  @BeforeAll
  static void start() {
    admin = RunningAdmin.start(Map.of());
  }

  @AfterAll
  static void stop() {
    admin.close();
  }

  @Test
  void aChangeMadeWhileKafkaIsAwayIsToldWhenItIsBack() {
    add("patient.test");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(notices()).isZero());

    EmbeddedStack.stop(Part.KAFKA);
    Answer changed =
        admin.send(
            "PATCH",
            "/v1/shops/patient.test",
            "{\"currency\":\"EUR\"}",
            Map.of("Authorization", "Bearer " + RunningAdmin.TOKEN));
    assertThat(changed.status()).isEqualTo(200);
    assertThat(notices()).isEqualTo(1);

    EmbeddedStack.restart(Part.KAFKA);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(notices()).isZero());
  }

  @Test
  void whilePostgresIsAwayRequestsAreRefusedAndTheProjectionCatchesUpAfterwards() {
    add("waiting.test");
    try (Log log = new Log(admin.settings())) {
      log.write(List.of(event("waiting.test", "ann", "e1", NOON, viewed("socks"))));
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(projected()).isEqualTo(1));

      EmbeddedStack.stop(Part.POSTGRES);
      Answer refused = admin.get("/v1/shops/waiting.test");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isNotEmpty();
      assertThat(admin.send("GET", "/health/ready", null, Map.of()).status()).isEqualTo(503);
      assertThat(admin.send("GET", "/health/live", null, Map.of()).status()).isEqualTo(200);
      log.write(List.of(event("waiting.test", "ann", "e2", NOON, viewed("boots"))));

      EmbeddedStack.restart(Part.POSTGRES);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(projected()).isEqualTo(2));
    }
  }

  private static void add(String shop) {
    Answer created =
        admin.post(
            "/v1/shops",
            "{\"shop\":\"%s\",\"consent\":{\"when_absent\":\"granted\"}}".formatted(shop));
    assertThat(created.status()).isEqualTo(201);
  }

  private static int projected() {
    return admin.get("/v1/shops/waiting.test/stats").data().at("/events/projected").asInt(-1);
  }

  private static int notices() {
    try (Connection connection = admin.connect("nova_admin");
        var statement = connection.createStatement();
        var count = statement.executeQuery("SELECT count(*) FROM outbox")) {
      assertThat(count.next()).isTrue();
      return count.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
