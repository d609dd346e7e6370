package dev.novapixel.recs.nextitem;

import java.util.Arrays;

/** The scores of some items, all above 0. Not thread-safe; made once and cleared for each use. */
public final class ItemScores {
  private final IntRows rows = new IntRows();
  private final Best best = new Best();
  private float[] scores = new float[256];

  public void clear() {
    rows.clear();
  }

  /** How many items have a score. */
  public int size() {
    return rows.size();
  }

  /** Adds to the item's score. */
  public void add(int item, float score) {
    int known = rows.size();
    int row = rows.row(item);
    if (row == known) {
      if (row == scores.length) {
        scores = Arrays.copyOf(scores, 2 * row);
      }
      scores[row] = 0;
    }
    scores[row] += score;
  }

  /** The item's score; 0 if it has none. */
  public float of(int item) {
    int row = rows.find(item);
    return row < 0 ? 0 : scores[row];
  }

  /** The items with the highest scores, best first; of equal ones, the one scored first. */
  public int[] top(int limit) {
    int[] top = best.of(rows.size(), limit, row -> Best.order(scores[row], row));
    for (int rank = 0; rank < top.length; rank++) {
      top[rank] = rows.key(top[rank]);
    }
    return top;
  }

  /** The highest score; 0 if there is none. */
  float highest() {
    float highest = 0;
    for (int row = 0; row < rows.size(); row++) {
      highest = Math.max(highest, scores[row]);
    }
    return highest;
  }
}
