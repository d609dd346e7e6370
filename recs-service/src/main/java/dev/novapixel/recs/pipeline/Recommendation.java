package dev.novapixel.recs.pipeline;

import dev.novapixel.recs.ranking.Ranked;
import dev.novapixel.recs.situation.Facts;
import java.util.List;
import java.util.Map;

/**
 * The answer of the pipeline.
 *
 * @param items what to show, best first
 * @param facts what is known of them, by id
 * @param strategy how they were ranked
 * @param explanation how the list came about
 */
public record Recommendation(
    List<Ranked> items, Map<String, Facts> facts, String strategy, Explanation explanation) {}
