package dev.novapixel.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class AccessLogIT {
  private final Logger access = (Logger) LoggerFactory.getLogger("access");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    access.setLevel(Level.INFO);
    lines.start();
    access.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    access.detachAppender(lines);
  }

  @Test
  void aRequestIsALineWithItsRouteAndWithoutKeyOrAddress() {
    try (Gateway gateway = start(Map.of("NOVA_ACCESS_LOG", "true"))) {
      Client client = client(gateway);
      client.post("/s/secret-key/v1/events?m=erika@example.com", "[]", "X-Request-Id", "r-1");
      client.send("OPTIONS", "/erika", new byte[0], "X-Request-Id", "r-2");

      await()
          .untilAsserted(() ->
              assertThat(texts())
                  .anyMatch(line ->
                      line.matches(
                          "method=POST route=/s/\\{key}/v1/events status=\\d+ received=2"
                              + " ms=\\d+ request=r-1"))
                  .anyMatch(line -> line.startsWith("method=OPTIONS route=- status=204")));
      assertThat(texts()).noneMatch(line -> line.matches(".*(secret|erika|127\\.0).*"));
    }
  }

  /** Each begins a body of a megabyte; all together are more than there is room for. */
  @Test
  void aRequestThatThereIsNoRoomForIsALineToo() {
    String begun =
        "POST /v1/events?k=secret HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n"
            + "x".repeat(900_000);
    List<Wire> crowd = new ArrayList<>();
    try (Gateway gateway = start(Map.of("NOVA_ACCESS_LOG", "true"))) {
      for (int i = 0; i < 20; i++) {
        crowd.add(new Wire(client(gateway).gateway()).send(begun));
      }
      await()
          .untilAsserted(() ->
              assertThat(texts())
                  .anyMatch(line ->
                      line.matches(
                          "method=POST route=- status=503 received=1000000 ms=0 request=\\S+")));
    } finally {
      crowd.forEach(Wire::close);
    }
  }

  @Test
  void nothingIsLoggedUnlessItIsAskedFor() {
    try (Gateway gateway = start(Map.of())) {
      assertThat(client(gateway).post("/v1/events", "[]").status()).isPositive();
    }
    assertThat(texts()).isEmpty();
  }

  private List<String> texts() {
    synchronized (lines) {
      return List.copyOf(lines.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
  }

  private static Gateway start(Map<String, String> settings) {
    RunningGateway.get();
    return Gateway.start(RunningGateway.settings(settings), 0);
  }

  private static Client client(Gateway gateway) {
    return new Client(URI.create("http://127.0.0.1:" + gateway.port()));
  }
}
