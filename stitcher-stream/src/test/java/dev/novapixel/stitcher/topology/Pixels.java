package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Pace;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds pixel events as the gateway stamps them. */
record Pixels(
    String id,
    String name,
    @Nullable String client,
    @Nullable String token,
    @Nullable String customer,
    Consent consent,
    Duration after,
    String payload) {
  static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

  static Pixels page(String id) {
    return new Pixels(id, "page_viewed", null, null, null, Consent.ABSENT, Duration.ZERO, "{}");
  }

  static Pixels completed(String id, String orderId, String amount) {
    return new Pixels(
        id,
        "checkout_completed",
        null,
        null,
        null,
        Consent.ABSENT,
        Duration.ZERO,
        """
        {"data":{"checkout":{"totalPrice":{"amount":%s,"currencyCode":"EUR"},
         "order":{"id":"%s"},
         "lineItems":[{"quantity":2,"variant":{"id":"v1","product":{"id":"p1"},
           "price":{"amount":5,"currencyCode":"EUR"}}}]}}}
        """
            .formatted(amount, orderId));
  }

  static Pixels consent(String id, boolean analytics) {
    return new Pixels(
        id,
        "consent_updated",
        null,
        null,
        null,
        new Consent(analytics, null, null, null),
        Duration.ZERO,
        "{}");
  }

  Pixels on(String newClient) {
    return new Pixels(id, name, newClient, token, customer, consent, after, payload);
  }

  Pixels token(String newToken) {
    return new Pixels(id, name, client, newToken, customer, consent, after, payload);
  }

  Pixels by(String newCustomer) {
    return new Pixels(id, name, client, token, newCustomer, consent, after, payload);
  }

  Pixels after(Duration newAfter) {
    return new Pixels(id, name, client, token, customer, consent, newAfter, payload);
  }

  Pixels allowing(boolean analytics) {
    var newConsent = new Consent(analytics, null, null, null);
    return new Pixels(id, name, client, token, customer, newConsent, after, payload);
  }

  Pixels saying(String newName, String newPayload) {
    return new Pixels(id, newName, client, token, customer, consent, after, newPayload);
  }

  PixelEvent event() {
    return received(NOON.plus(after));
  }

  PixelEvent received(Instant receivedAt) {
    return received(receivedAt, Dialect.SHOPIFY_PIXEL, stamp(Consent.WhenAbsent.GRANTED), null);
  }

  /** As a browser that calls itself {@code userAgent} sends it to a shop of this pace. */
  PixelEvent event(@Nullable String userAgent, Pace pace) {
    var stamp =
        new PixelEvent.Stamp(1, Duration.ofMinutes(30), Consent.WhenAbsent.GRANTED, null, pace);
    return received(NOON.plus(after), Dialect.SHOPIFY_PIXEL, stamp, userAgent);
  }

  /** As a client of another language sends it. */
  PixelEvent in(Dialect dialect) {
    return received(NOON.plus(after), dialect, stamp(Consent.WhenAbsent.GRANTED), null);
  }

  /** As a webhook of {@code topic}, of a shop that takes silence for a no. */
  PixelEvent webhook(String topic) {
    return webhook(topic, "{}");
  }

  PixelEvent webhook(String topic, String body) {
    return saying(topic, "{\"topic\":\"%s\",\"body\":%s}".formatted(topic, body))
        .received(
            NOON.plus(after), Dialect.SHOPIFY_WEBHOOK, stamp(Consent.WhenAbsent.DENIED), null);
  }

  private static PixelEvent.Stamp stamp(Consent.WhenAbsent whenAbsent) {
    return new PixelEvent.Stamp(1, Duration.ofMinutes(30), whenAbsent);
  }

  private PixelEvent received(
      Instant receivedAt, Dialect dialect, PixelEvent.Stamp stamp, @Nullable String userAgent) {
    return new PixelEvent(
        StitcherStage.SHOP,
        id,
        false,
        dialect,
        name,
        client,
        token,
        customer,
        consent,
        NOON.plus(after),
        NOON.plus(after).toString(),
        false,
        receivedAt,
        stamp,
        userAgent,
        null,
        null,
        payload);
  }
}
