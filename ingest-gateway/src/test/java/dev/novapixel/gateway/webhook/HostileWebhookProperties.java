package dev.novapixel.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.gateway.intake.EventResult;
import dev.novapixel.gateway.intake.EventResult.Status;
import dev.novapixel.gateway.intake.Outcome;
import dev.novapixel.gateway.intake.Outcome.Refusal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever a signed body or its headers hold, it is answered soon and kept, at worst with a reason
 * and where that stands; whatever is not signed leaves nothing.
 */
final class HostileWebhookProperties {
  /** A hundred times what the largest body takes on an idle machine. */
  private static final Duration BUDGET = Duration.ofSeconds(5);

  private final Webhooks shopify = new Webhooks();

  @Property(tries = 500)
  void whateverIsSignedIsTakenOrKeptWithItsReason(
      @ForAll("topics") String topic, @ForAll("bodies") byte[] body) {
    shopify.kept.clear();
    long begun = System.nanoTime();
    Outcome outcome = shopify.deliver(body, Webhooks.headers(topic, body));

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BUDGET);
    if (outcome instanceof Outcome.Refused refused) {
      assertThat(refused.refusal()).isEqualTo(Refusal.SHOP_MISMATCH);
      assertThat(shopify.kept).isEmpty();
      return;
    }
    EventResult result = ((Outcome.Answered) outcome).results().getFirst();
    assertThat(result.status()).isNotEqualTo(Status.RETRY);
    assertThat(shopify.kept).hasSize(1);
    if (result.status() == Status.REJECTED) {
      assertThat(result.code()).isNotEmpty();
      assertThat(result.path()).matches("(/.*)?");
      assertThat(shopify.rejected().original().length()).isLessThanOrEqualTo(32 * 1024);
    }
  }

  @Property(tries = 300)
  void whateverTheHeadersSayASignedBodyIsAnswered(
      @ForAll("headerValues") String topic, @ForAll("headerValues") String other) {
    shopify.kept.clear();
    byte[] body = "{\"id\":1}".getBytes(UTF_8);
    Map<String, String> headers = Webhooks.headers("orders/paid", body);
    headers.put("X-Shopify-Topic", topic);
    for (String name : new String[] {"Shop-Domain", "Webhook-Id", "Event-Id", "Triggered-At"}) {
      headers.put("X-Shopify-" + name, other);
    }
    assertThat(shopify.deliver(body, headers)).isInstanceOf(Outcome.Answered.class);
    assertThat(shopify.kept).hasSize(1);
  }

  @Property(tries = 300)
  void whatIsNotSignedLeavesNothing(
      @ForAll("bodies") byte[] body, @ForAll("headerValues") String signature) {
    Map<String, String> headers = Webhooks.headers("orders/paid", body);
    headers.put("X-Shopify-Hmac-Sha256", signature);
    assertThat(shopify.deliver(body, headers))
        .isEqualTo(new Outcome.Refused(Refusal.BAD_SIGNATURE));
    assertThat(shopify.kept).isEmpty();
  }

  @Provide
  Arbitrary<String> topics() {
    return Arbitraries.of(
        "orders/paid",
        "customers/update",
        "customers/redact",
        "checkouts/update",
        "products/delete",
        "app/uninstalled",
        "shop/redact",
        "/",
        "a");
  }

  @Provide
  Arbitrary<String> headerValues() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(300),
        Arbitraries.strings().ascii().ofMaxLength(60),
        Arbitraries.of("", " ", "a".repeat(10_000), "../..", "ann@example.com", "null", "=\u0000"));
  }

  @Provide
  Arbitrary<byte[]> bodies() {
    return Arbitraries.oneOf(
        objects().map(json -> json.getBytes(UTF_8)),
        Combinators.combine(objects(), Arbitraries.integers()).as(HostileWebhookProperties::harmed),
        Arbitraries.bytes().array(byte[].class).ofMaxSize(200));
  }

  private static byte[] harmed(String json, int damage) {
    byte[] body = json.getBytes(UTF_8);
    int place = Math.floorMod(damage, body.length);
    if (damage % 2 == 0) {
      return Arrays.copyOf(body, place);
    }
    body[place] = (byte) (damage >> 8);
    return body;
  }

  private static Arbitrary<String> objects() {
    Arbitrary<String> names =
        Arbitraries.of(
            "id",
            "token",
            "checkout_token",
            "customer",
            "updated_at",
            "created_at",
            "shop_domain",
            "myshopify_domain",
            "domain",
            "email",
            "line_items",
            "",
            "\\u0000");
    Arbitrary<String> values =
        Arbitraries.of(
            "null",
            "true",
            "1e400",
            "1e9999999999",
            "9".repeat(120),
            "-0.0e-999",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"undefined\"",
            "\"open.myshopify.com\"",
            "\"2026-13-45T99:99:99Z\"",
            "\"" + "x".repeat(5000) + "\"",
            "\"" + "x".repeat(300_000) + "\"",
            "[".repeat(70) + "]".repeat(70),
            "{\"id\":{}}",
            "{\"id\":7}",
            "{\"id\":\"" + "7".repeat(300) + "\"}",
            "[{\"email\":\"a@b.example\"},[[]]]");
    return Combinators.combine(names, values)
        .as((name, value) -> "\"" + name + "\":" + value)
        .list()
        .ofMaxSize(10)
        .map(members -> "{" + String.join(",", members) + "}");
  }
}
