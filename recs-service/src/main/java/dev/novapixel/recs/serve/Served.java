package dev.novapixel.recs.serve;

import dev.novapixel.recs.pipeline.Recommendation;
import dev.novapixel.recs.situation.Viewer;
import dev.novapixel.schemas.topic.Epoch;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recommendation as it was answered.
 *
 * @param id the answer's id, which widgets report back
 * @param epoch what it was answered from
 * @param recommendation the list
 * @param viewer for whom, if known
 * @param degraded whether a store was away
 * @param at when
 */
public record Served(
    String id,
    Epoch epoch,
    Recommendation recommendation,
    @Nullable Viewer viewer,
    boolean degraded,
    Instant at) {}
