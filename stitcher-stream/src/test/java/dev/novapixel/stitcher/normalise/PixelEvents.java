package dev.novapixel.stitcher.normalise;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Pace;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Pixel events as the gateway stamps them. */
final class PixelEvents {
  static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

  private PixelEvents() {}

  static PixelEvent shopify(String name, String payload) {
    return of(Dialect.SHOPIFY_PIXEL, name, payload);
  }

  static PixelEvent of(Dialect dialect, String name, String payload) {
    return of(dialect, name, null, null, null, payload);
  }

  /** With everything by which a shopper can be known. */
  static PixelEvent known(
      Dialect dialect, String name, @Nullable String userAgent, String payload) {
    return of(dialect, name, "t1", "u1", userAgent, payload);
  }

  private static PixelEvent of(
      Dialect dialect,
      String name,
      @Nullable String token,
      @Nullable String customer,
      @Nullable String userAgent,
      String payload) {
    return new PixelEvent(
        "demo.nova.test",
        "e1",
        false,
        dialect,
        name,
        dialect == Dialect.SHOPIFY_WEBHOOK ? null : "c1",
        token,
        customer,
        Consent.ABSENT,
        NOON,
        null,
        false,
        NOON,
        new PixelEvent.Stamp(
            1, Duration.ofMinutes(30), Consent.WhenAbsent.GRANTED, "CHF", Pace.DEFAULT),
        userAgent,
        "DE",
        null,
        payload);
  }
}
