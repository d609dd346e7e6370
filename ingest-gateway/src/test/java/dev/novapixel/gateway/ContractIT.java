package dev.novapixel.gateway;

import static dev.novapixel.gateway.RunningGateway.DISABLED_KEY;
import static dev.novapixel.gateway.RunningGateway.SERVER_KEY;
import static dev.novapixel.gateway.RunningGateway.SHOP;
import static dev.novapixel.gateway.RunningGateway.WRITE_KEY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.schemas.event.Consent.WhenAbsent;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients rely on: addresses, keys, status codes, headers. */
final class ContractIT {
  private static final RunningGateway GATEWAY = RunningGateway.get();
  private static final Client CLIENT = new Client(GATEWAY.address());
  private static final LogReader LOG = new LogReader(GATEWAY.format());
  private static final String EVENTS = "/v1/events?k=" + WRITE_KEY;
  private static final String EVENT = "{\"name\":\"page_viewed\",\"clientId\":\"contract\"}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/s/" + WRITE_KEY + "/v1/events",
        "/s/" + WRITE_KEY + "/v1/shopify/pixel",
        "/s/" + WRITE_KEY + "/shopify/pixel",
        "/v1/events?key=" + WRITE_KEY,
        "/v1/events?writeKey=" + WRITE_KEY,
        "/v1/shopify/pixel?k=" + WRITE_KEY,
      })
  void theKeyMayStandInTheAddress(String path) {
    assertThat(CLIENT.post(path, EVENT).status()).isEqualTo(202);
  }

  @Test
  void theKeyMayStandInAHeaderOrInTheBody() {
    String basic = Base64.getEncoder().encodeToString((WRITE_KEY + ":").getBytes(UTF_8));
    assertThat(CLIENT.post("/v1/events", EVENT, "Authorization", "Basic " + basic).status())
        .isEqualTo(202);
    assertThat(CLIENT.post("/v1/events", EVENT, "Authorization", "Bearer " + SERVER_KEY).status())
        .isEqualTo(202);
    assertThat(CLIENT.post("/v1/events", EVENT, "X-Nova-Key", WRITE_KEY).status()).isEqualTo(202);
    assertThat(
            CLIENT
                .post("/v1/events", EVENT.replace("{", "{\"writeKey\":\"" + WRITE_KEY + "\","))
                .status())
        .isEqualTo(202);
  }

  @Test
  void whoHasNoKeyIsToldSoAsAProblem() {
    for (Answer answer :
        List.of(CLIENT.post("/v1/events", EVENT), CLIENT.post("/v1/events?k=wrong", EVENT))) {
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
      assertThat(answer.at("/type")).isEqualTo("urn:nova:problem:unknown-key");
      assertThat(answer.at("/status")).isEqualTo("401");
      assertThat(answer.body()).doesNotContain("wrong");
    }
  }

  @Test
  void aClosedShopAndAnotherShopAreForbidden() {
    assertThat(CLIENT.post("/v1/events?k=" + DISABLED_KEY, EVENT).at("/type"))
        .isEqualTo("urn:nova:problem:shop-disabled");
    Answer another =
        CLIENT.post(EVENTS, "{\"shop\":\"closed.nova.test\",\"events\":[" + EVENT + "]}");
    assertThat(another.status()).isEqualTo(403);
    assertThat(another.at("/type")).isEqualTo("urn:nova:problem:shop-mismatch");
    assertThat(CLIENT.post(EVENTS, "{\"shop\":\"" + SHOP + "\",\"events\":[]}").status())
        .isEqualTo(202);
  }

  @Test
  void whatCannotBeReadIsABadRequest() {
    assertThat(CLIENT.post(EVENTS, "hello").at("/type")).isEqualTo("urn:nova:problem:not-json");
    assertThat(CLIENT.post(EVENTS, "").at("/type")).isEqualTo("urn:nova:problem:empty-body");
    assertThat(CLIENT.post(EVENTS, new byte[] {'"', (byte) 0xFF, '"'}).at("/type"))
        .isEqualTo("urn:nova:problem:bad-utf8");
    Answer stopped = CLIENT.post(EVENTS, "[{\"name\":tru}]");
    assertThat(stopped.status()).isEqualTo(400);
    assertThat(stopped.at("/pointer")).isEqualTo("/0/name");
  }

  @Test
  void aRequestOfNothingButFaultyEventsIsUnprocessable() {
    Answer answer = CLIENT.post(EVENTS, "[{},7]", "Origin", "null");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/type")).isEqualTo("urn:nova:problem:all-rejected");
    assertThat(answer.at("/data/rejected")).isEqualTo("2");
    assertThat(answer.at("/data/results/0/path")).isEqualTo("/0/name");
    assertThat(answer.header("access-control-allow-origin")).isEqualTo("null");
  }

  @Test
  void anEmptyBatchIsTaken() {
    assertThat(CLIENT.post(EVENTS, "[]").body())
        .isEqualTo("{\"data\":{\"accepted\":0,\"rejected\":0,\"results\":[]}}");
  }

  @Test
  void tooMuchIsTooLarge() throws IOException {
    String large = "[\"" + "x".repeat(1024 * 1024) + "\"]";
    for (Answer answer :
        List.of(
            CLIENT.post(EVENTS, large, "Origin", "https://shop.example"),
            CLIENT.post(EVENTS, gzip(large), "Origin", "https://shop.example"))) {
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.at("/type")).isEqualTo("urn:nova:problem:body-too-large");
      assertThat(answer.header("access-control-allow-origin")).isEqualTo("https://shop.example");
    }
    assertThat(CLIENT.post(EVENTS, "[" + "{},".repeat(500) + "{}]").at("/type"))
        .isEqualTo("urn:nova:problem:too-many-events");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain;charset=UTF-8",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-8",
        "application/xml",
        "nonsense",
      })
  void theContentTypeDoesNotMatter(String type) throws IOException {
    assertThat(CLIENT.post(EVENTS, EVENT, "Content-Type", type).status()).isEqualTo(202);
    assertThat(CLIENT.post(EVENTS, gzip(EVENT), "Content-Type", type).status()).isEqualTo(202);
  }

  @Test
  void gzipIsTakenLabelledAndUnlabelled() throws IOException {
    assertThat(CLIENT.post(EVENTS, gzip(EVENT)).status()).isEqualTo(202);
    assertThat(CLIENT.post(EVENTS, gzip(EVENT), "Content-Encoding", "gzip").status())
        .isEqualTo(202);
    byte[] damaged = gzip(EVENT);
    damaged[damaged.length - 6] ^= 1;
    assertThat(CLIENT.post(EVENTS, damaged, "Content-Encoding", "gzip").at("/type"))
        .isEqualTo("urn:nova:problem:bad-compression");
  }

  @Test
  void anUnknownCodingIsToldWhatIsKnown() {
    Answer answer = CLIENT.post(EVENTS, EVENT, "Content-Encoding", "zstd");
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.header("accept-encoding")).isEqualTo("gzip, deflate");
  }

  @Test
  void aPreflightIsAnsweredOnAnyPathWithoutAKeyEvenForASandbox() {
    for (String path : List.of("/v1/events", "/s/wrong/v1/events", "/no/such/page")) {
      Answer answer =
          CLIENT.send(
              "OPTIONS",
              path,
              new byte[0],
              "Origin",
              "null",
              "Access-Control-Request-Method",
              "POST",
              "Access-Control-Request-Headers",
              "content-type,x-anything");
      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.header("access-control-allow-origin")).isEqualTo("null");
      assertThat(answer.header("access-control-allow-credentials")).isEqualTo("true");
      assertThat(answer.header("access-control-allow-methods")).contains("POST");
      assertThat(answer.header("access-control-allow-headers"))
          .isEqualTo("content-type,x-anything");
      assertThat(answer.header("access-control-max-age")).isEqualTo("7200");
      assertThat(answer.header("vary")).isEqualTo("Origin");
    }
  }

  @Test
  void everyAnswerLetsABrowserReadItErrorsIncluded() {
    for (Answer answer :
        List.of(
            CLIENT.post(EVENTS, EVENT, "Origin", "https://shop.example"),
            CLIENT.post("/v1/events", EVENT, "Origin", "https://shop.example"),
            CLIENT.post(EVENTS, "hello", "Origin", "https://shop.example"),
            CLIENT.post("/no/such/page", EVENT, "Origin", "https://shop.example"),
            CLIENT.send(
                "PUT", "/v1/events", EVENT.getBytes(UTF_8), "Origin", "https://shop.example"))) {
      assertThat(answer.header("access-control-allow-origin")).isEqualTo("https://shop.example");
      assertThat(answer.header("access-control-allow-credentials")).isEqualTo("true");
      assertThat(answer.header("access-control-expose-headers"))
          .contains("Retry-After", "X-Request-Id");
      assertThat(answer.header("vary")).isEqualTo("Origin");
      assertThat(answer.header("x-request-id")).isNotEmpty();
      assertThat(answer.header("cache-control")).isEqualTo("no-store");
    }
  }

  @Test
  void aPageThatIsNotThereIsAProblemToo() {
    Answer missing = CLIENT.get("/no/such/page");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.at("/type")).isEqualTo("urn:nova:problem:not-found");
    assertThat(CLIENT.get("/v1/events").at("/type"))
        .isEqualTo("urn:nova:problem:method-not-allowed");
  }

  @Test
  void aRequestsOwnIdIsEchoedIfItCanBeShown() {
    assertThat(CLIENT.post(EVENTS, EVENT, "X-Request-Id", "r-17").header("x-request-id"))
        .isEqualTo("r-17");
    assertThat(CLIENT.post(EVENTS, EVENT, "X-Request-Id", "<b>").header("x-request-id"))
        .doesNotContain("<");
  }

  @Test
  void addressesMayBeLong() {
    assertThat(CLIENT.post(EVENTS + "&x=" + "y".repeat(18_000), EVENT).status()).isEqualTo(202);
  }

  @Test
  void anImportKeepsItsTimesAndNeedsAServerKey() {
    String old =
        "{\"name\":\"page_viewed\",\"clientId\":\"import\",\"timestamp\":\"1999-12-01T08:26:00Z\"}";
    assertThat(CLIENT.post(EVENTS + "&historical=true", old).at("/type"))
        .isEqualTo("urn:nova:problem:server-key-required");
    assertThat(CLIENT.post("/v1/events?historical=true&k=" + SERVER_KEY, old).status())
        .isEqualTo(202);
    assertThat(LOG.values(Topics.PIXEL_EVENTS, event -> "import".equals(event.clientId())))
        .extracting(PixelEvent::occurredAt)
        .containsExactly(Instant.parse("1999-12-01T08:26:00Z"));
  }

  @Test
  void aChangeOfSettingsIsInForceWithoutARestart() {
    String first = "/v1/events?k=first-key";
    GATEWAY.put(
        RunningGateway.shop("moving.nova.test", List.of("first-key"), true, WhenAbsent.GRANTED));
    await().atMost(Duration.ofSeconds(5)).until(() -> CLIENT.post(first, EVENT).status() == 202);
    GATEWAY.put(
        RunningGateway.shop("moving.nova.test", List.of("second-key"), true, WhenAbsent.GRANTED));
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(1))
        .until(() -> CLIENT.post(first, EVENT).status() == 401);
    assertThat(CLIENT.post("/v1/events?k=second-key", EVENT).status()).isEqualTo(202);
  }

  @Test
  void silenceMeansWhatTheShopHasChosen() {
    Answer silent =
        CLIENT.post(
            "/v1/events?k=" + RunningGateway.STRICT_KEY,
            "[{\"id\":\"s1\",\"name\":\"page_viewed\",\"clientId\":\"silent\"},"
                + "{\"id\":\"s2\",\"name\":\"consent_updated\",\"clientId\":\"silent\"}]");
    assertThat(silent.status()).isEqualTo(202);
    assertThat(silent.at("/data/accepted")).isEqualTo("2");
    assertThat(silent.at("/data/results/0/code")).isEqualTo("dropped_by_consent");
    assertThat(LOG.values(Topics.PIXEL_EVENTS, event -> "silent".equals(event.clientId())))
        .extracting(PixelEvent::eventId)
        .containsExactly("s2");
  }

  @Test
  void healthMetricsAndThePageAnswer() {
    assertThat(CLIENT.get("/health/live").at("/status")).isEqualTo("ok");
    assertThat(CLIENT.get("/health/ready").at("/checks/kafka/status")).isEqualTo("ok");
    assertThat(CLIENT.post(EVENTS, EVENT).status()).isEqualTo(202);
    assertThat(CLIENT.get("/metrics").body())
        .contains(
            "nova_gateway_events_total{code=\"\",dialect=\"shopify_pixel\",outcome=\"accepted\"")
        .contains("nova_gateway_request_seconds_bucket")
        .contains("nova_gateway_ack_seconds_bucket")
        .contains("nova_gateway_breaker")
        .contains("nova_gateway_in_flight_bytes")
        .doesNotContain(WRITE_KEY, SERVER_KEY);
    assertThat(CLIENT.get("/openapi.yml").body()).startsWith("openapi: 3.1.0");
    assertThat(CLIENT.get("/").body()).contains("POST /v1/events");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }
}
