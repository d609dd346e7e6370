package dev.novapixel.features.topology;

import dev.novapixel.features.unit.UnitState;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.ShopperRecord;

/**
 * What a shopper is told: by the stitcher through its events, by other shoppers through the loop.
 */
sealed interface Message {
  String shop();

  /** To whom it is told. */
  Identifier shopper();

  /** An event, a move or an opt-out. */
  record Told(ShopperRecord record) implements Message {
    @Override
    public String shop() {
      return record.shop();
    }

    @Override
    public Identifier shopper() {
      return record.shopper();
    }
  }

  /**
   * The state of a unit that comes.
   *
   * @param version the unit's version as of which it comes
   * @param left the shopper that had published it, who waits for {@link Settled}
   * @param state what was counted of it
   */
  record Held(String shop, Identifier shopper, long version, Identifier left, UnitState state)
      implements Message {}

  /** The state of a unit that {@code shopper} had is published by another, or is no more. */
  record Settled(String shop, Identifier shopper) implements Message {}
}
