package dev.novapixel.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.novapixel.schemas.settings.Part;
import dev.novapixel.schemas.settings.Settings;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A gateway that starts before everything that it needs. */
final class StartIT {
  /** Nothing listens on port 1. */
  private static final Settings ALONE =
      Settings.from(
          Part.GATEWAY,
          Map.of("NOVA_KAFKA_BOOTSTRAP", "127.0.0.1:1", "NOVA_REGISTRY_URL", "http://127.0.0.1:1"));

  @Test
  void withoutKafkaItListensAndAsksToComeBackLaterWhateverTheKey() {
    try (Gateway gateway = Gateway.start(ALONE, 0)) {
      Client client = new Client(URI.create("http://127.0.0.1:" + gateway.port()));
      Answer answer = client.post("/v1/events?k=anything", "{}", "Origin", "null");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.at("/type")).isEqualTo("urn:nova:problem:keys-not-loaded");
      assertThat(answer.header("retry-after")).matches("[1-5]");
      assertThat(answer.header("access-control-allow-origin")).isEqualTo("null");
      assertThat(client.get("/health/live").status()).isEqualTo(200);
      Answer ready = client.get("/health/ready");
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.at("/checks/kafka/reason")).isEqualTo("not reached yet");
    }
  }

  @Test
  void aTakenPortStopsTheStartAndLeavesNothingRunning() {
    try (Gateway first = Gateway.start(ALONE, 0)) {
      long probes = probes();

      assertThatThrownBy(() -> Gateway.start(ALONE, first.port()).close())
          .hasMessageContaining(Integer.toString(first.port()));
      await().until(() -> probes() <= probes);
    }
  }

  /** Threads that look for Kafka: one a gateway, and for a moment those of gateways that ended. */
  private static long probes() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("probe"))
        .count();
  }
}
