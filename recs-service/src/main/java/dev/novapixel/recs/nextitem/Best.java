package dev.novapixel.recs.nextitem;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/** The best of many, by an order that is put into one number each. */
final class Best {
  /** Bits of the number that name the row. */
  private static final int ROW_BITS = 32;

  private long[] ordered = new long[0];

  /**
   * The rows of the highest, best first.
   *
   * @param rows how many there are
   * @param limit how many are wanted
   * @param order the rank of a row as {@link #order} makes it
   */
  int[] of(int rows, int limit, IntToLongFunction order) {
    if (ordered.length < rows) {
      ordered = new long[Math.max(rows, 2 * ordered.length)];
    }
    for (int row = 0; row < rows; row++) {
      ordered[row] = order.applyAsLong(row);
    }
    int wanted = Math.min(limit, rows);
    select(rows, wanted);
    Arrays.sort(ordered, 0, wanted);
    int[] best = new int[wanted];
    for (int i = 0; i < wanted; i++) {
      best[i] = (int) ordered[i];
    }
    return best;
  }

  /** Puts the smallest {@code wanted} to the front, in no order: quickselect (Hoare, 1961). */
  private void select(int rows, int wanted) {
    int from = 0;
    int to = rows - 1;
    while (from < to) {
      long pivot = ordered[(from + to) >>> 1];
      int low = from;
      int high = to;
      while (low <= high) {
        while (ordered[low] < pivot) {
          low++;
        }
        while (ordered[high] > pivot) {
          high--;
        }
        if (low <= high) {
          long other = ordered[low];
          ordered[low++] = ordered[high];
          ordered[high--] = other;
        }
      }
      if (wanted <= high + 1) {
        to = high;
      } else if (wanted > low) {
        from = low;
      } else {
        return;
      }
    }
  }

  /**
   * A number that is the smaller the better the row.
   *
   * @param score not negative
   * @param row what it is the score of; of equal ones, the lower row is better
   */
  static long order(float score, int row) {
    return ((long) (Integer.MAX_VALUE - Float.floatToIntBits(score)) << ROW_BITS) | row;
  }
}
