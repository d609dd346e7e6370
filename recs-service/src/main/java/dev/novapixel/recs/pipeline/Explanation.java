package dev.novapixel.recs.pipeline;

import java.util.List;
import java.util.Map;

/**
 * How a list came about, stage by stage.
 *
 * @param candidates how many products each source brought, in the sources' order
 * @param filtered how many distinct products each filter took away; the first that forbids counts
 * @param ranker which ranker put them in order
 * @param shapers how many products were left after each shaper, in their order
 */
public record Explanation(
    Map<String, Integer> candidates,
    Map<String, Integer> filtered,
    String ranker,
    List<Left> shapers) {

  /** What a shaper left. */
  public record Left(String shaper, int products) {}
}
