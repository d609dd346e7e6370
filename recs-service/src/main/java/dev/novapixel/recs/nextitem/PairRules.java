package dev.novapixel.recs.nextitem;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What follows from the last item alone, by how often two items stand in one session (Kamehkhosh,
 * Jannach, Ludewig: A comparison of frequent pattern techniques and a deep learning method for
 * session-based recommendation, TempRec 2017). Counted when asked, from the sessions of the item.
 */
public final class PairRules implements Foreteller {
  /** How far apart the items of a sequential rule may stand. */
  private static final int STEPS = 20;

  /** Which pairs count, and how much. */
  public enum Kind {
    /** Association rules of size two (AR): every pair of views counts 1 in both directions. */
    ASSOCIATION,
    /** Sequential rules (SR): what comes n ≤ 20 views later counts 1 ÷ n². */
    SEQUENTIAL
  }

  private final SessionIndex index;
  private final Kind kind;
  private final int best;
  private final IntRows rows = new IntRows();
  private double[] weights = new double[256];

  /**
   * Rules.
   *
   * @param index the sessions; read only
   * @param best how many rules an item has; of equal ones, those seen first
   */
  public PairRules(SessionIndex index, Kind kind, int best) {
    this.index = index;
    this.kind = kind;
    this.best = best;
  }

  @Override
  public void foretell(int[] session, ItemScores scores) {
    scores.clear();
    rows.clear();
    int last = session[session.length - 1];
    for (int rank = index.postings(last) - 1; rank >= 0; rank--) {
      int past = index.of(last, rank);
      if (index.holds(past)) {
        count(last, index.items(past));
      }
    }
    IntStream.range(0, rows.size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer row) -> weights[row]).reversed())
        .limit(best)
        .forEach(row -> scores.add(rows.key(row), (float) weights[row]));
  }

  private void count(int item, int[] items) {
    for (int later = 1; later < items.length; later++) {
      switch (kind) {
        case ASSOCIATION -> {
          for (int earlier = 0; earlier < later; earlier++) {
            if (items[later] == item) {
              add(items[earlier], 1);
            }
            if (items[earlier] == item) {
              add(items[later], 1);
            }
          }
        }
        case SEQUENTIAL -> {
          for (int steps = 1; steps <= Math.min(STEPS, later); steps++) {
            if (items[later - steps] == item) {
              add(items[later], 1.0 / (steps * steps));
            }
          }
        }
      }
    }
  }

  private void add(int item, double weight) {
    int known = rows.size();
    int row = rows.row(item);
    if (row == known) {
      weights = row < weights.length ? weights : Arrays.copyOf(weights, 2 * row);
      weights[row] = 0;
    }
    weights[row] += weight;
  }
}
