package dev.novapixel.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.gateway.intake.EventResult;
import dev.novapixel.gateway.intake.EventResult.Status;
import dev.novapixel.gateway.intake.Outcome;
import dev.novapixel.gateway.intake.Outcome.Refusal;
import dev.novapixel.gateway.produce.LogEntry;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import dev.novapixel.schemas.settings.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookIntakeTest {
  private static final String ORDER =
      """
      {"id":450789469,"checkout_token":"tok-1","cart_token":"cart-1","email":"ann@example.com",
       "created_at":"2026-03-13T10:00:00+01:00","updated_at":"2026-03-14T11:00:00+01:00",
       "total_price":"409.94","currency":"EUR","note":"ring twice",
       "customer":{"id":207119551,"first_name":"Ann","phone":"+4930123456"}}
      """;

  private final Webhooks shopify = new Webhooks();

  @Test
  void aPaidOrderIsTakenWithWhoseItIsAndWhenItChanged() {
    assertThat(shopify.deliver("orders/paid", ORDER))
        .isEqualTo(
            new Outcome.Answered(
                List.of(new EventResult("orders/paid:e-1", Status.ACCEPTED, null, null))));

    var event = shopify.event();
    assertThat(event.shop()).isEqualTo(Webhooks.SHOP);
    assertThat(event.dialect()).isEqualTo(Dialect.SHOPIFY_WEBHOOK);
    assertThat(event.name()).isEqualTo("orders/paid");
    assertThat(event.clientId()).isNull();
    assertThat(event.checkoutToken()).isEqualTo("tok-1");
    assertThat(event.customerId()).isEqualTo("207119551");
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-03-14T10:00:00Z"));
    assertThat(event.clientTime()).isEqualTo("2026-03-14T11:00:00+01:00");
    assertThat(event.timeCorrected()).isFalse();
    assertThat(event.receivedAt()).isEqualTo(Webhooks.NOW);
    assertThat(event.stamp().settingsVersion()).isEqualTo(7);
  }

  @Test
  void itsPayloadIsWhatTheHeadersSayAndTheScrubbedBodyWithItsMoneyAsWritten() {
    shopify.deliver("orders/paid", ORDER);

    assertThat(shopify.event().payload())
        .startsWith(
            "{\"topic\":\"orders/paid\",\"shop\":\"open.myshopify.com\",\"webhookId\":\"w-1\","
                + "\"eventId\":\"e-1\",\"apiVersion\":\"2026-01\","
                + "\"triggeredAt\":\"2026-03-14T11:59:30.123456789Z\",\"body\":{\"id\":450789469,")
        .contains("\"total_price\":\"409.94\"", "\"email\":null", "\"note\":null")
        .doesNotContain("ann@", "Ann", "4930", "ring");
  }

  @Test
  void silenceOnConsentIsAllowedEvenWhereTheShopDeniesWhenAbsent() {
    shopify.deliver("orders/paid", ORDER);

    assertThat(shopify.event().consent()).isEqualTo(Consent.ABSENT);
    assertThat(shopify.event().stamp().whenAbsent()).isEqualTo(Consent.WhenAbsent.DENIED);
    assertThat(shopify.event().analyticsAllowed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "customers/data_request",
        "customers/redact",
        "shop/redact",
        "app/uninstalled",
        "something/shopify_thinks_of_tomorrow"
      })
  void everyTopicIsTaken(String topic) {
    shopify.deliver(
        topic,
        "{\"shop_id\":1,\"shop_domain\":\"OPEN.myshopify.com\",\"customer\":{\"id\":191,"
            + "\"email\":\"ann@example.com\",\"phone\":\"555\"},\"orders_to_redact\":[299938]}");

    assertThat(shopify.event().name()).isEqualTo(topic);
    assertThat(shopify.event().customerId()).isEqualTo("191");
    assertThat(shopify.event().payload()).contains("[299938]").doesNotContain("ann@", "555");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "orders/create | {'id':1,'customer':{'id':2}} | 2",
        "orders/create | {'id':1,'customer':null} | ",
        "orders/create | {'id':1} | ",
        "customers/update | {'id':1} | 1",
        "customers/redact | {'id':1,'customer':{'id':2}} | 2",
        "refunds/create | {'id':1,'order_id':5,'user_id':6} | ",
        "products/update | {'id':1} | "
      })
  void theCustomerIsTheOneThatTheTopicIsAbout(String topic, String body, String customer) {
    shopify.deliver(topic, body.replace('\'', '"'));
    assertThat(shopify.event().customerId()).isEqualTo(customer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "checkouts/update | {'token':'t'} | t",
        "orders/paid | {'token':'order-token'} | ",
        "carts/update | {'token':'cart-token'} | "
      })
  void theTokenIsTheCheckoutsOnly(String topic, String body, String token) {
    shopify.deliver(topic, body.replace('\'', '"'));
    assertThat(shopify.event().checkoutToken()).isEqualTo(token);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "orders/updated | {'updated_at':'2026-03-01T00:00:00Z','processed_at':'2026-02-01T00:00:00Z'} | 2026-03-01T00:00:00Z",
        "refunds/create | {'processed_at':'2026-02-01T00:00:00Z','created_at':'2026-01-01T00:00:00Z'} | 2026-02-01T00:00:00Z",
        "refunds/create | {'created_at':'2026-01-01T00:00:00Z'} | 2026-01-01T00:00:00Z",
        "products/update | {'updated_at':'tomorrow'} | 2026-03-14T11:59:30.123Z",
        "products/delete | {'id':1} | 2026-03-14T11:59:30.123Z",
        "customers/delete | {'updated_at':'2026-01-01T00:00:00Z'} | 2026-03-14T11:59:30.123Z",
        "app/uninstalled | {'updated_at':'2020-01-01T00:00:00Z'} | 2026-03-14T11:59:30.123Z",
        "shop/redact | {} | 2026-03-14T11:59:30.123Z",
        "orders/updated | {'updated_at':'2027-01-01T00:00:00Z'} | 2026-03-14T12:00:00Z"
      })
  void theTimeIsThatOfTheSourcesNewestChange(String topic, String body, String time) {
    shopify.deliver(topic, body.replace('\'', '"'));
    assertThat(shopify.event().occurredAt()).isEqualTo(Instant.parse(time));
  }

  @Test
  void oneEventThatTwoSubscriptionsHearOfIsKnownByOneId() {
    byte[] body = ORDER.getBytes(UTF_8);
    Map<String, String> other = Webhooks.headers("orders/paid", body);
    other.put("X-Shopify-Webhook-Id", "w-2");
    shopify.deliver("orders/paid", ORDER);
    shopify.deliver(body, other);
    assertThat(shopify.kept.get(0)).isNotSameAs(shopify.kept.get(1));
    assertThat(shopify.kept).extracting(WebhookIntakeTest::id).containsOnly("orders/paid:e-1");
  }

  @Test
  void withoutAnEventIdTheDeliveryIsTheIdAndWithoutThatTheBody() {
    byte[] body = ORDER.getBytes(UTF_8);
    Map<String, String> headers = Webhooks.headers("orders/paid", body);
    headers.remove("X-Shopify-Event-Id");
    shopify.deliver(body, headers);
    headers.remove("X-Shopify-Webhook-Id");
    shopify.deliver(body, headers);
    headers.put("X-Shopify-Triggered-At", "2026-03-14T11:59:59Z");
    shopify.deliver(body, headers);
    headers.put("X-Shopify-Topic", "orders/create");
    shopify.deliver(body, headers);

    List<String> ids = shopify.kept.stream().map(WebhookIntakeTest::id).toList();
    assertThat(ids.get(0)).isEqualTo("w-1");
    assertThat(ids.get(1)).isEqualTo(ids.get(2)).isNotEqualTo(ids.get(3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "app/uninstalled | {'domain':'open.example','myshopify_domain':'other.myshopify.com'}",
        "customers/redact | {'shop_domain':'other.myshopify.com'}",
        "shop/update | {'domain':'other.myshopify.com'}"
      })
  void aBodyThatNamesAnotherShopThanTheHeaderIsRefused(String topic, String body) {
    assertThat(shopify.deliver(topic, body.replace('\'', '"')))
        .isEqualTo(new Outcome.Refused(Refusal.SHOP_MISMATCH));
    assertThat(shopify.kept).isEmpty();
  }

  @Test
  void aShopMayHaveItsOwnDomainBesideShopifys() {
    shopify.deliver(
        "app/uninstalled",
        "{\"domain\":\"open.example\",\"myshopify_domain\":\"open.myshopify.com\"}");
    assertThat(shopify.event().shop()).isEqualTo(Webhooks.SHOP);
  }

  @Test
  void whatIsOfAShopThatWeDoNotKnowIsKeptApartFromAllShops() {
    byte[] body = ORDER.getBytes(UTF_8);
    Map<String, String> headers = Webhooks.headers("orders/paid", body);
    headers.put("X-Shopify-Shop-Domain", "stranger.myshopify.com");

    assertThat(shopify.deliver(body, headers)).isInstanceOf(Outcome.Answered.class);
    assertThat(shopify.rejected().shop()).isEqualTo("unknown.invalid");
    assertThat(shopify.rejected().code()).isEqualTo("unknown_shop");
    assertThat(shopify.rejected().original())
        .contains("\"shop\":\"stranger.myshopify.com\"")
        .doesNotContain("Ann");
  }

  @Test
  void aClosedShopsOrdersAreRejectedButItsDutiesAreTaken() {
    byte[] body = "{}".getBytes(UTF_8);
    for (String topic : List.of("orders/paid", "customers/redact", "app/uninstalled")) {
      Map<String, String> headers = Webhooks.headers(topic, body);
      headers.put("X-Shopify-Shop-Domain", "closed.myshopify.com");
      shopify.deliver(body, headers);
    }
    assertThat(shopify.rejected().code()).isEqualTo("shop_disabled");
    assertThat(shopify.kept).hasSize(3);
    assertThat(shopify.kept.subList(1, 3)).allMatch(LogEntry.Taken.class::isInstance);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          ''                       ~ empty_body
          [1,2]                    ~ not_an_object
          {"a":1                   ~ not_json
          {"a":1} x                ~ not_json
          {"id":1e99999}           ~ number_out_of_range
          {"customer":{"id":{}}}   ~ invalid_customer_id
          """)
  void whatIsSignedButUselessIsKeptWithItsReasonAndAnsweredLikeTheRest(String body, String code) {
    assertThat(shopify.deliver("orders/paid", body)).isInstanceOf(Outcome.Answered.class);
    assertThat(shopify.rejected().code()).isEqualTo(code);
    assertThat(shopify.rejected().shop()).isEqualTo(Webhooks.SHOP);
  }

  @Test
  void withoutATopicItIsRejected() {
    byte[] body = "{}".getBytes(UTF_8);
    Map<String, String> headers = Webhooks.headers("orders/paid", body);
    headers.remove("X-Shopify-Topic");
    shopify.deliver(body, headers);
    assertThat(shopify.rejected().code()).isEqualTo("missing_name");
  }

  @Test
  void anOrderMayBeThreeTimesAsLargeAsAPixelsEventAndALargerOneIsRejected() {
    shopify.deliver("orders/paid", order(760 * 1024));
    assertThat(shopify.event().payload().length()).isGreaterThan(700 * 1024);

    shopify.kept.clear();
    shopify.deliver("orders/paid", order(1200 * 1024));
    assertThat(shopify.rejected().code()).isEqualTo("event_too_large");
    assertThat(shopify.rejected().original().length()).isEqualTo(32 * 1024);
  }

  @Test
  void aBodyThatSomebodyPackedIsReadIfTheSignatureIsOfThePackedBytes() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(ORDER.getBytes(UTF_8));
    }
    shopify.deliver(packed.toByteArray(), Webhooks.headers("orders/paid", packed.toByteArray()));
    assertThat(shopify.event().checkoutToken()).isEqualTo("tok-1");

    Map<String, String> ofPlain = Webhooks.headers("orders/paid", ORDER.getBytes(UTF_8));
    assertThat(shopify.deliver(packed.toByteArray(), ofPlain))
        .isEqualTo(new Outcome.Refused(Refusal.BAD_SIGNATURE));
  }

  @Test
  void theNewerNamesOfTheHeadersAreReadToo() {
    byte[] body = ORDER.getBytes(UTF_8);
    shopify.deliver(
        body,
        Map.of(
            "Shopify-Hmac-Sha256", Signing.sign(Webhooks.SECRET, body),
            "shopify-topic", "Orders/Paid",
            "shopify-shop-domain", "Open.MyShopify.Com",
            "shopify-webhook-id", "w-9"));
    assertThat(shopify.event().eventId()).isEqualTo("w-9");
    assertThat(shopify.event().name()).isEqualTo("orders/paid");
  }

  @Test
  void nothingIsSaidAboutASignatureWhileNobodyKnowsASecret() {
    shopify.secrets = List.of();
    assertThat(shopify.deliver("orders/paid", ORDER))
        .isEqualTo(new Outcome.Refused(Refusal.WEBHOOKS_NOT_CONFIGURED));
  }

  @Test
  void aWrongSignatureIsRefusedBeforeAnythingElseIsAsked() {
    shopify.secrets = List.of(new Secret("another"));
    shopify.shops = Optional.empty();
    shopify.open = false;
    assertThat(shopify.deliver("orders/paid", ORDER))
        .isEqualTo(new Outcome.Refused(Refusal.BAD_SIGNATURE));
    assertThat(shopify.metrics.counter("nova.gateway.requests.refused", "reason", "bad_signature"))
        .satisfies(counter -> assertThat(counter.count()).isEqualTo(1));
  }

  @Test
  void whatCanNotBeKeptNowIsToComeAgain() {
    shopify.acknowledges = false;
    assertThat(shopify.deliver("orders/paid", ORDER))
        .isInstanceOfSatisfying(
            Outcome.Answered.class,
            answered -> assertThat(answered.count(Status.RETRY)).isEqualTo(1));
    shopify.open = false;
    assertThat(shopify.deliver("orders/paid", ORDER))
        .isEqualTo(new Outcome.Refused(Refusal.LOG_UNAVAILABLE));
    shopify.shops = Optional.empty();
    assertThat(shopify.deliver("orders/paid", ORDER))
        .isEqualTo(new Outcome.Refused(Refusal.KEYS_NOT_LOADED));
  }

  private static String order(int size) {
    String line = "{\"title\":\"" + "x".repeat(1000) + "\"},";
    return "{\"checkout_token\":\"t\",\"line_items\":["
        + line.repeat(size / line.length())
        + "{}]}";
  }

  private static String id(LogEntry entry) {
    return ((LogEntry.Taken) entry).event().eventId();
  }
}
