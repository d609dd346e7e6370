package dev.novapixel.bench.quality;

import java.util.BitSet;

/**
 * How often, and how high, the next item stood in a list: hit rate, mean reciprocal rank, NDCG
 * (with one right answer: 1 ÷ log₂(rank + 1)) and coverage, each at every cut. Not thread-safe.
 */
final class Score {
  /** After how many items a list is cut. */
  static final int[] CUTS = {5, 10, 20};

  private final double[] hits = new double[CUTS.length];
  private final double[] reciprocal = new double[CUTS.length];
  private final double[] gain = new double[CUTS.length];
  private final BitSet[] shown = {new BitSet(), new BitSet(), new BitSet()};
  private long moments;

  /** The longest list that is looked at. */
  static int longest() {
    return CUTS[CUTS.length - 1];
  }

  /**
   * Counts one list, best first.
   *
   * @param next what came next
   * @param forbidden an item that is left out of the list; -1 for none
   */
  void add(int[] list, int next, int forbidden) {
    moments++;
    int rank = 0;
    for (int at = 0; at < list.length && rank < longest(); at++) {
      if (list[at] != forbidden) {
        rank++;
        addPlace(list[at], rank, list[at] == next);
      }
    }
  }

  private void addPlace(int item, int rank, boolean hit) {
    for (int cut = 0; cut < CUTS.length; cut++) {
      if (rank <= CUTS[cut]) {
        shown[cut].set(item);
        if (hit) {
          hits[cut]++;
          reciprocal[cut] += 1.0 / rank;
          gain[cut] += Math.log(2) / Math.log(rank + 1.0);
        }
      }
    }
  }

  /** Adds another's counts. */
  void add(Score other) {
    moments += other.moments;
    for (int cut = 0; cut < CUTS.length; cut++) {
      hits[cut] += other.hits[cut];
      reciprocal[cut] += other.reciprocal[cut];
      gain[cut] += other.gain[cut];
      shown[cut].or(other.shown[cut]);
    }
  }

  /** In percent, as all of them: moments whose next item was in the list. */
  double hitRate(int cut) {
    return 100 * hits[cut] / Math.max(1, moments);
  }

  double meanReciprocalRank(int cut) {
    return 100 * reciprocal[cut] / Math.max(1, moments);
  }

  double ndcg(int cut) {
    return 100 * gain[cut] / Math.max(1, moments);
  }

  /** The share of {@code items} that were in any list. */
  double coverage(int cut, int items) {
    return 100.0 * shown[cut].cardinality() / Math.max(1, items);
  }
}
