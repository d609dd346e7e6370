package dev.novapixel.stitcher.journey;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Move;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.event.UnitId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Records that journeys follow. */
final class Journeys {
  static final String SHOP = "demo.nova.test";
  static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  static final Identifier LAPTOP = Identifier.client("laptop");
  static final Identifier ANN = Identifier.customer("ann");

  private Journeys() {}

  static ShopperEvent event(UnitId unit, long version, int second) {
    return event(unit, version, second, "laptop", null, null);
  }

  static ShopperEvent event(
      UnitId unit,
      long version,
      int second,
      @Nullable String client,
      @Nullable String token,
      @Nullable String customer) {
    return new ShopperEvent(
        SHOP,
        LAPTOP,
        unit,
        version,
        "e" + second,
        NOON.plusSeconds(second),
        NOON,
        client,
        token,
        customer,
        Consent.ABSENT,
        Duration.ofMinutes(30),
        ShopperEvent.Page.UNKNOWN,
        ShopperEvent.Visit.UNKNOWN,
        new Action.PageViewed());
  }

  /** The journey hears of what a node has written under its shopper. */
  static void follow(Journey journey, ShopperRecord record) {
    journey.receive(JourneyMessage.read(JourneyMessage.bytes(JourneyMessage.of(record))));
  }

  static Move move(UnitId unit, long version, Identifier from, Identifier to) {
    return new Move(SHOP, from, unit, version, to, NOON, "login", NOON);
  }
}
