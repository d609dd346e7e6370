package dev.novapixel.recs.past;

import java.time.Instant;

/**
 * Which part of a shop's past is kept, by the gateway's time.
 *
 * @param from of the first event; nothing is known of what was received before
 * @param to up to when the projection is complete, but for what was just then under way in the
 *     streams; what was received later may be missing
 */
public record Reach(Instant from, Instant to) {}
