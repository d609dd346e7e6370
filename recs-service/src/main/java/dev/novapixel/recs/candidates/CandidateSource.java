package dev.novapixel.recs.candidates;

import dev.novapixel.recs.situation.Situation;
import java.util.List;

/** One way of finding products to show. Pure and thread-safe; names each product once. */
public interface CandidateSource {

  /** The word that answers and weights know it by. */
  String name();

  /** At most {@link #depth} candidates, best first. */
  List<Candidate> candidates(Situation situation);

  /** How many candidates one source brings at most, for the longest list (100). */
  int BOUND = 200;

  /** However short the list, so many come from each source: filters and shapers take theirs. */
  int LEAST = 40;

  /**
   * How many candidates one source brings for a list of {@code limit}: what lies further down
   * hardly ever comes into it, and costs as much as what lies on top.
   */
  static int depth(int limit) {
    return Math.min(BOUND, LEAST + 2 * limit);
  }
}
