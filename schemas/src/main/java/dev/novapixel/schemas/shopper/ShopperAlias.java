package dev.novapixel.schemas.shopper;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.UnitId;
import java.time.Instant;

/**
 * History for people: a unit went from one shopper to another. No code routes by it.
 *
 * @param shop the shop
 * @param from whose the unit was
 * @param to whose it is
 * @param unit the unit that went
 * @param at event time of the event that showed it
 * @param eventId that event
 * @param receivedAt when the gateway received it
 */
public record ShopperAlias(
    String shop,
    Identifier from,
    Identifier to,
    UnitId unit,
    Instant at,
    String eventId,
    Instant receivedAt) {}
