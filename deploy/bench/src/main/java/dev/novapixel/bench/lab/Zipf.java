package dev.novapixel.bench.lab;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws ranks from 0 up, the rank {@code r} as often as {@code 1 / (r + 1)} says. */
public final class Zipf {
  private final double[] cumulated;
  private final RandomGenerator random;

  /** Draws from {@code ranks} of them with {@code random}. */
  public Zipf(int ranks, RandomGenerator random) {
    this.random = random;
    this.cumulated = new double[ranks];
    double sum = 0;
    for (int rank = 0; rank < ranks; rank++) {
      sum += 1.0 / (rank + 1);
      cumulated[rank] = sum;
    }
  }

  /** The next one. */
  public int next() {
    double point = random.nextDouble() * cumulated[cumulated.length - 1];
    int found = Arrays.binarySearch(cumulated, point);
    return found >= 0 ? found : -found - 1;
  }
}
