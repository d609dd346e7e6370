package dev.novapixel.local.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.novapixel.local.api.Api;
import dev.novapixel.local.api.ApiException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Against a server that answers in the words of recs-service: the real one cannot be made to be
 * busy and free again in a given order.
 */
class PastApiTest {
  private static final AsOfEvent EVENT =
      new AsOfEvent(2, "", "client:a b/c?d+é", Instant.parse("2026-03-01T12:00:00.250Z"));

  private final Deque<Integer> statuses = new ArrayDeque<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked.add(exchange.getRequestURI().toString());
            byte[] body = "{\"detail\": \"Why.\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(statuses.remove(), body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void aQuestionNamesTheShopperTheTimeAndTheFeatures() {
    statuses.add(200);

    assertThat(api("search_count_5m,consent").ask(EVENT)).isInstanceOf(PastApi.Told.Features.class);
    assertThat(asked)
        .containsExactly(
            "/v1/shoppers/client%3Aa%20b%2Fc%3Fd%2B%C3%A9/features?at=2026-03-01T12%3A00%3A00.250Z"
                + "&features=search_count_5m%2Cconsent");
  }

  @Test
  void aBusyServiceIsAskedAgain() {
    statuses.addAll(List.of(503, 200));

    assertThat(api("").ask(EVENT)).isInstanceOf(PastApi.Told.Features.class);
    assertThat(asked).hasSize(2);
  }

  @Test
  void whatHasNoAnswerIsOneRowsTroubleAndAKeyThatOpensNothingIsEverybodys() {
    statuses.addAll(List.of(422, 404, 401));

    assertThat(api("").ask(EVENT)).isEqualTo(new PastApi.Told.Refused("422: Why."));
    assertThat(api("").ask(EVENT)).isEqualTo(new PastApi.Told.Refused("404: Why."));
    assertThatThrownBy(() -> api("").ask(EVENT))
        .isInstanceOf(ApiException.class)
        .hasMessage("recs-service answers 401: Why.");
  }

  private PastApi api(String features) {
    return new PastApi(
        new Api("http://127.0.0.1:" + server.getAddress().getPort(), "key"), features);
  }
}
