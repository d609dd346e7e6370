package dev.novapixel.schemas.shopper;

import dev.novapixel.schemas.event.Identifier;
import java.time.Instant;

/**
 * Whose an identifier is now: found in one read by whoever looks it up.
 *
 * @param shop the shop
 * @param identifier the identifier
 * @param shopper its current shopper
 * @param tiedAt event time of the event that tied it
 * @param eventId the event that tied it
 * @param receivedAt when the gateway received that event
 */
public record Identity(
    String shop,
    Identifier identifier,
    Identifier shopper,
    Instant tiedAt,
    String eventId,
    Instant receivedAt) {}
