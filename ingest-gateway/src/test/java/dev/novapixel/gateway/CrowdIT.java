package dev.novapixel.gateway;

import static dev.novapixel.gateway.RunningGateway.WRITE_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.servers.testing.Drills;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of connections that send next to nothing, before a gateway with little memory: ten of
 * them in a drill, two at all other times.
 */
final class CrowdIT {
  private static final int CROWD = Drills.wanted() ? 10_000 : 2_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What the gateway holds at most of bodies, in bytes. */
  private static final int ROOM = 16 * 1024 * 1024;

  private static final String EVENT = "{\"name\":\"page_viewed\",\"clientId\":\"crowd\"}";
  private static final String BEGUN =
      "POST /v1/events?k=" + WRITE_KEY + " HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n{";

  static {
    RunningGateway.get(); // whose shops all gateways know
  }

  @Test
  void thousandsWhoNeverEndTheirRequestsTakeNothingFromTheOthers(@TempDir Path folder)
      throws InterruptedException {
    List<Wire> crowd = new ArrayList<>();
    try (GatewayProcess gateway = GatewayProcess.start(folder.resolve("log"), Map.of());
        Senders others = new Senders(gateway.address(), WRITE_KEY, "crowd", 4, 0)) {
      await().atMost(PATIENCE).until(() -> others.count() > 100);
      URI address = gateway.address();
      for (int i = 0; i < CROWD; i++) {
        crowd.add(new Wire(address).send(BEGUN));
      }
      assertThat(metric(gateway, "nova_gateway_connections")).isGreaterThan(CROWD / 2.0);
      assertThat(metric(gateway, "nova_gateway_in_flight_bytes")).isBetween(1.0, (double) ROOM);

      int before = others.count();
      await().atMost(PATIENCE).until(() -> others.count() > before + 200);
      assertThat(others.refused()).as("nobody was turned away for the crowd").isZero();

      await()
          .atMost(PATIENCE)
          .until(() -> metric(gateway, "nova_gateway_connections") < CROWD / 100.0);
      await().until(() -> metric(gateway, "nova_gateway_in_flight_bytes") < EVENT.length() * 100.0);
      assertThat(crowd.getLast().receive().status()).isEqualTo(408);
      assertThat(gateway.client().post("/v1/events?k=" + WRITE_KEY, EVENT).status()).isEqualTo(202);
      others.stop();
      assertThat(gateway.terminate()).as("it had memory enough, and ends in order").isEqualTo(143);
    } finally {
      crowd.forEach(Wire::close);
    }
  }

  private static double metric(GatewayProcess gateway, String name) {
    Matcher value =
        Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? ([0-9.E]+)$")
            .matcher(gateway.client().get("/metrics").body());
    assertThat(value.find()).as(name).isTrue();
    return Double.parseDouble(value.group(1));
  }
}
