package dev.novapixel.schemas.event;

import java.time.Instant;

/**
 * Consent for a unit was withdrawn: what was known from its events is dropped.
 *
 * @param shop the shop
 * @param shopper whose the unit was
 * @param unit the unit to drop
 * @param version the unit's version
 * @param receivedAt when the gateway received the withdrawal
 */
public record OptOut(String shop, Identifier shopper, UnitId unit, long version, Instant receivedAt)
    implements ShopperRecord {}
