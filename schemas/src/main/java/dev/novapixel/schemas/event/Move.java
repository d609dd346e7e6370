package dev.novapixel.schemas.event;

import java.time.Instant;

/**
 * A unit leaves {@code shopper} for {@code to}: its state is sent on, events in flight are
 * forwarded.
 *
 * @param shop the shop
 * @param shopper whom the unit leaves
 * @param unit the unit
 * @param version the unit's version from this move on
 * @param to whose it is now
 * @param occurredAt event time of the event that showed it
 * @param eventId the event that showed it
 * @param receivedAt when the gateway received that event
 */
public record Move(
    String shop,
    Identifier shopper,
    UnitId unit,
    long version,
    Identifier to,
    Instant occurredAt,
    String eventId,
    Instant receivedAt)
    implements ShopperRecord {}
