package dev.novapixel.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.novapixel.gateway.webhook.Signing;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.topic.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shopify before a real gateway and a real Kafka. */
final class WebhooksIT {
  private static final RunningGateway GATEWAY = RunningGateway.get();
  private static final Client CLIENT = new Client(GATEWAY.address());
  private static final LogReader LOG = new LogReader(GATEWAY.format());

  /** Shopify gives up after five seconds. */
  private static final Duration BUDGET = Duration.ofSeconds(5);

  @ParameterizedTest
  @ValueSource(strings = {"/webhooks/shopify", "/v1/shopify/webhooks"})
  void aSignedWebhookIsInKafkaWhenItsAnswerComes(String path) {
    String body = "{\"id\":1,\"title\":\"Müsli ☕\",\"email\":\"ann@example.com\"}";
    String event = "it" + path.hashCode();
    long begun = System.nanoTime();

    Answer answer = deliver(path, "products/update", event, RunningGateway.NEW_SECRET, body);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BUDGET);
    assertThat(taken("products/update:" + event))
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.shop()).isEqualTo(RunningGateway.SHOP);
          assertThat(kept.dialect()).isEqualTo(Dialect.SHOPIFY_WEBHOOK);
          assertThat(kept.payload()).contains("Müsli ☕").doesNotContain("ann@");
        });
  }

  @Test
  void theOldSecretIsValidBesideTheNewOne() {
    assertThat(
            deliver("/webhooks/shopify", "orders/paid", "old", RunningGateway.OLD_SECRET, "{}")
                .status())
        .isEqualTo(200);
    assertThat(taken("orders/paid:old")).hasSize(1);
  }

  @Test
  void whatIsNotSignedByUsIs401AndNothingOfItIsKept() {
    Answer wrong = deliver("/webhooks/shopify", "orders/paid", "wrong", "another", "{}");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.at("/type")).isEqualTo("urn:nova:problem:bad-signature");

    assertThat(CLIENT.post("/webhooks/shopify", "{}").status()).isEqualTo(401);
    assertThat(CLIENT.post("/webhooks/shopify", "").status()).isEqualTo(401);
    assertThat(taken("orders/paid:wrong")).isEmpty();
  }

  @Test
  void aLargeOrderIsKeptAndOneThatNoRecordHoldsIsRejectedInsteadOfComingAgain() {
    String line = "{\"title\":\"" + "x".repeat(1000) + "\"},";
    String large = "{\"line_items\":[" + line.repeat(700) + "{}]}";
    String larger = "{\"line_items\":[" + line.repeat(900) + "{}]}";
    String beyond = "{\"line_items\":[" + line.repeat(1100) + "{}]}";

    assertThat(paid("large", large).status()).isEqualTo(200);
    assertThat(taken("orders/paid:large")).hasSize(1);
    assertThat(paid("larger", larger).status()).isEqualTo(200);
    assertThat(rejected("orders/paid:larger"))
        .singleElement()
        .satisfies(kept -> assertThat(kept.code()).isEqualTo("event_too_large"));
    assertThat(paid("beyond", beyond).status()).isEqualTo(413);
  }

  @Test
  void aWebhookOfAStrangerIsKeptUnderNobodysName() {
    byte[] body = "{}".getBytes(UTF_8);
    Answer answer =
        CLIENT.post(
            "/webhooks/shopify",
            body,
            "x-shopify-topic",
            "orders/paid",
            "x-shopify-hmac-sha256",
            Signing.sign(RunningGateway.NEW_SECRET, body),
            "x-shopify-shop-domain",
            "stranger.myshopify.com",
            "x-shopify-event-id",
            "stranger");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(rejected("orders/paid:stranger"))
        .extracting(RejectedEvent::shop, RejectedEvent::code)
        .containsExactly(tuple("unknown.invalid", "unknown_shop"));
  }

  @Test
  void aGatewayWithoutSecretsAsksToComeAgain() {
    try (Gateway without = Gateway.start(RunningGateway.settings(Map.of()), 0)) {
      Answer answer =
          new Client(URI.create("http://127.0.0.1:" + without.port()))
              .post("/webhooks/shopify", "{}");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.at("/type")).isEqualTo("urn:nova:problem:webhooks-not-configured");
      assertThat(answer.header("Retry-After")).isNotEmpty();
    }
  }

  private static Answer paid(String event, String body) {
    return deliver("/webhooks/shopify", "orders/paid", event, RunningGateway.NEW_SECRET, body);
  }

  private static Answer deliver(
      String path, String topic, String event, String secret, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    return CLIENT.post(
        path,
        bytes,
        "Content-Type",
        "application/json",
        "X-Shopify-Topic",
        topic,
        "X-Shopify-Hmac-Sha256",
        Signing.sign(secret, bytes),
        "X-Shopify-Shop-Domain",
        "Demo.Nova.Test",
        "X-Shopify-Event-Id",
        event,
        "X-Shopify-Triggered-At",
        "2026-03-14T12:00:00.123456789Z");
  }

  private static List<PixelEvent> taken(String id) {
    return LOG.values(Topics.PIXEL_EVENTS, event -> event.eventId().equals(id));
  }

  private static List<RejectedEvent> rejected(String id) {
    return LOG.values(Topics.REJECTED_EVENTS, event -> event.eventId().equals(id));
  }
}
