package dev.novapixel.recs.nextitem;

import java.util.Arrays;
import java.util.TreeSet;

/**
 * Lists of which one was chosen, to learn from: one byte for each number, by which of {@link #BINS}
 * bins it falls into. The bins are cut from the first lists, so that memory is bounded by the rows.
 */
final class Choices {
  /** Bins of a number. */
  static final int BINS = 128;

  private final int width;
  private final float[][] cuts;
  private byte[][] columns;
  private int rows;
  private int[] begins = new int[1024];
  private int[] chosen = new int[1024];
  private int lists;

  /**
   * No choices yet.
   *
   * @param width how many numbers a row has
   * @param sample rows to cut the bins from, one after the other
   * @param sampled how many rows they are
   */
  Choices(int width, float[] sample, int sampled) {
    this.width = width;
    this.cuts = new float[width][];
    this.columns = new byte[width][1 << 16];
    for (int column = 0; column < width; column++) {
      cuts[column] = cuts(width, column, sample, sampled);
    }
  }

  /** Quantiles, and finer ones at the top, where few rows are and most is decided. */
  private static float[] cuts(int width, int column, float[] sample, int sampled) {
    float[] values = new float[sampled];
    for (int row = 0; row < sampled; row++) {
      values[row] = sample[row * width + column];
    }
    Arrays.sort(values);
    TreeSet<Float> cuts = new TreeSet<>();
    int even = BINS * 3 / 4;
    for (int cut = 1; cut < even; cut++) {
      cuts.add(values[(int) ((long) cut * sampled / even)]);
    }
    for (double share = 1.0 / even; cuts.size() < BINS - 2 && share > 1e-5; share *= 0.8) {
      cuts.add(values[(int) ((1 - share) * (sampled - 1))]);
    }
    float[] array = new float[cuts.size()];
    int at = 0;
    for (float cut : cuts) {
      array[at++] = cut;
    }
    return array;
  }

  /** Adds one list: {@code size} rows of numbers, of which row {@code choice} was chosen. */
  void add(float[] numbers, int size, int choice) {
    makeRoom(size);
    begins[lists] = rows;
    chosen[lists] = rows + choice;
    lists++;
    begins[lists] = rows + size;
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < width; column++) {
        columns[column][rows + row] = (byte) bin(column, numbers[row * width + column]);
      }
    }
    rows += size;
  }

  int width() {
    return width;
  }

  int rows() {
    return rows;
  }

  int lists() {
    return lists;
  }

  /** Where a list begins; where the one before it ends. */
  int begin(int list) {
    return begins[list];
  }

  int chosen(int list) {
    return chosen[list];
  }

  /** The bins of a number, by row. */
  byte[] column(int number) {
    return columns[number];
  }

  /** The highest value that falls into a bin; there is no such value for the last. */
  float upperEnd(int column, int bin) {
    return bin < cuts[column].length ? cuts[column][bin] : Float.MAX_VALUE;
  }

  private int bin(int column, float value) {
    int found = Arrays.binarySearch(cuts[column], value);
    return found >= 0 ? found : -found - 1;
  }

  private void makeRoom(int size) {
    if (lists + 1 == begins.length) {
      begins = Arrays.copyOf(begins, 2 * begins.length);
      chosen = Arrays.copyOf(chosen, begins.length);
    }
    if (rows + size > columns[0].length) {
      int room = Math.max(rows + size, columns[0].length + (columns[0].length >> 1));
      for (int column = 0; column < width; column++) {
        columns[column] = Arrays.copyOf(columns[column], room);
      }
    }
  }
}
