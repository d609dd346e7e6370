package dev.novapixel.gateway.intake;

import dev.novapixel.gateway.place.Place;
import dev.novapixel.gateway.protocol.Envelope;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import dev.novapixel.schemas.event.PixelEvent.Stamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What all events of a request share.
 *
 * @param shop the shop that the key belongs to
 * @param stamp what the shop had set
 * @param whenDenied what the shop keeps of events that were not allowed
 * @param dialect the client's language
 * @param refusesSale whether the browser says for its user that his data must not be sold (GPC)
 * @param userAgent the browser that the request came from, if it was one
 * @param place where that browser is, as coarsely as it is kept
 * @param envelope what the request says of its events
 * @param receivedAt when it came in, in whole milliseconds
 * @param imported whether times are a source's, to be kept however old
 */
record Sending(
    String shop,
    Stamp stamp,
    Consent.WhenDenied whenDenied,
    Dialect dialect,
    boolean refusesSale,
    @Nullable String userAgent,
    Place place,
    Envelope envelope,
    Instant receivedAt,
    boolean imported) {}
