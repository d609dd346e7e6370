package dev.novapixel.schemas.event;

import java.time.Instant;

/**
 * What stands in {@code shopper-events}: one order for everything that a shopper's state depends
 * on.
 */
public sealed interface ShopperRecord permits ShopperEvent, Move, OptOut {
  String shop();

  /** The shopper in whose partition, and behind whose earlier records, this one stands. */
  Identifier shopper();

  /** The unit that it speaks of. */
  UnitId unit();

  /** The unit's version: rises by one with each move. */
  long version();

  /** When the gateway received the event that caused it; the Kafka record's timestamp. */
  Instant receivedAt();
}
