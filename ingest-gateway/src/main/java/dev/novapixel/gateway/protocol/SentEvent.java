package dev.novapixel.gateway.protocol;

import org.jspecify.annotations.Nullable;

/**
 * One event as it was read.
 *
 * @param facts what it says of itself
 * @param payload its JSON without personal data
 * @param fault the first thing that is wrong with it, if anything
 */
public record SentEvent(EventFacts facts, String payload, @Nullable Fault fault) {}
