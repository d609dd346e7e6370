package dev.novapixel.schemas.event;

import java.time.Instant;

/**
 * Consent for a unit was withdrawn, or it was erased: what was known from its events is dropped.
 *
 * @param shop the shop
 * @param shopper whose the unit was
 * @param unit the unit to drop
 * @param version the unit's version
 * @param receivedAt when the gateway received the withdrawal, or up to which receipt it is erased
 * @param erasure whether its shopper is to be forgotten
 */
public record OptOut(
    String shop, Identifier shopper, UnitId unit, long version, Instant receivedAt, boolean erasure)
    implements ShopperRecord {

  /** Consent was withdrawn. */
  public OptOut(String shop, Identifier shopper, UnitId unit, long version, Instant receivedAt) {
    this(shop, shopper, unit, version, receivedAt, false);
  }
}
