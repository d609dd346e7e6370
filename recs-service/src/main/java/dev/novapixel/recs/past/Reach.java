package dev.novapixel.recs.past;

import java.time.Instant;

/**
 * Which part of a shop's past is kept, by the gateway's time.
 *
 * @param from of the first event; nothing is known of what was received before
 * @param to of the newest event so far; what was received later is on its way
 */
public record Reach(Instant from, Instant to) {}
