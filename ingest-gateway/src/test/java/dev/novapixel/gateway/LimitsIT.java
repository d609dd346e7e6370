package dev.novapixel.gateway;

import static dev.novapixel.gateway.RunningGateway.SERVER_KEY;
import static dev.novapixel.gateway.RunningGateway.WRITE_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Gateways that take little of each key and each address. */
final class LimitsIT {
  private static final String EVENT = "{\"name\":\"page_viewed\",\"clientId\":\"limits\"}";
  private static final String EVENTS = "/v1/events?k=";

  static {
    RunningGateway.get(); // whose shops all gateways know
  }

  @Test
  void aKeyThatSendsTooMuchIsToldWhenToComeBackAndTheOthersAreServed() {
    try (Gateway gateway = start(Map.of("NOVA_KEY_RATE", "1", "NOVA_KEY_BURST", "50"))) {
      Client client = client(gateway);
      String sixty = String.join(",", Collections.nCopies(60, EVENT));
      assertThat(client.post(EVENTS + WRITE_KEY, "[" + sixty + "]").status()).isEqualTo(202);

      Answer limited = client.post(EVENTS + WRITE_KEY, EVENT, "Origin", "null");
      assertThat(limited.status()).isEqualTo(429);
      assertThat(limited.at("/type")).isEqualTo("urn:nova:problem:rate-limited");
      assertThat(Integer.parseInt(limited.header("retry-after"))).isBetween(9, 11);
      assertThat(limited.header("access-control-allow-origin")).isEqualTo("null");
      assertThat(limited.header("access-control-expose-headers")).contains("Retry-After");

      assertThat(client.post(EVENTS + SERVER_KEY, EVENT).status()).isEqualTo(202);
      assertThat(client.get("/metrics").body())
          .contains("reason=\"rate_limited\",service=\"gateway\",shop=\"demo.nova.test\"");
    }
  }

  @Test
  void anAddressThatSendsTooMuchIsRefusedWhateverItAsksFor() {
    Map<String, String> few = Map.of("NOVA_ADDRESS_RATE", "1", "NOVA_ADDRESS_BURST", "30");
    try (Gateway gateway = start(few)) {
      Client client = client(gateway);
      await().until(() -> client.get("/health/live").status() == 429);

      Answer limited = client.post(EVENTS + "nobody's", EVENT, "Origin", "null");
      assertThat(limited.status()).isEqualTo(429);
      assertThat(limited.header("retry-after")).isEqualTo("1");
      assertThat(limited.header("access-control-allow-origin")).isEqualTo("null");
      assertThat(client.send("OPTIONS", "/v1/events", new byte[0], "Origin", "null").status())
          .as("a preflight that fails would hide the answer")
          .isEqualTo(204);
    }
  }

  @Test
  void behindATrustedProxyEverySenderCountsForItself() {
    try (Gateway gateway =
        start(
            Map.of(
                "NOVA_ADDRESS_RATE", "1",
                "NOVA_ADDRESS_BURST", "10",
                "NOVA_TRUSTED_PROXIES", "127.0.0.0/8"))) {
      Client client = client(gateway);
      await().until(() -> forwarded(client, "203.0.113.7") == 429);
      assertThat(forwarded(client, "203.0.113.8")).isEqualTo(202);
      assertThat(forwarded(client, "203.0.113.8, 203.0.113.7")).isEqualTo(429);
    }
  }

  @Test
  void anAddressMayHaveOnlySoManyConnections() {
    try (Gateway gateway = start(Map.of("NOVA_ADDRESS_CONNECTIONS", "5"))) {
      URI address = URI.create("http://127.0.0.1:" + gateway.port());
      List<Wire> open = new ArrayList<>();
      try {
        for (int i = 0; i < 5; i++) {
          open.add(new Wire(address));
          assertThat(live(open.getLast())).isEqualTo(200);
        }
        try (Wire another = new Wire(address)) {
          assertThat(another.isAtEnd()).isTrue();
        }
        open.removeLast().close();
        await()
            .untilAsserted(() -> {
              try (Wire again = new Wire(address)) {
                assertThat(live(again)).isEqualTo(200);
              }
            });
      } finally {
        open.forEach(Wire::close);
      }
    }
  }

  private static int live(Wire wire) {
    try {
      return wire.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n").receive().status();
    } catch (UncheckedIOException closed) {
      return 0;
    }
  }

  private static int forwarded(Client client, String list) {
    return client.post(EVENTS + WRITE_KEY, EVENT, "X-Forwarded-For", list).status();
  }

  private static Gateway start(Map<String, String> settings) {
    Gateway gateway = Gateway.start(RunningGateway.settings(settings), 0);
    await().until(gateway::isReady);
    return gateway;
  }

  private static Client client(Gateway gateway) {
    return new Client(URI.create("http://127.0.0.1:" + gateway.port()));
  }
}
