package dev.novapixel.bench.streams;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws ranks from 0 up, the rank {@code r} as often as {@code 1 / (r + 1)} says. */
final class Zipf {
  private final double[] cumulated;
  private final RandomGenerator random;

  Zipf(int ranks, RandomGenerator random) {
    this.random = random;
    this.cumulated = new double[ranks];
    double sum = 0;
    for (int rank = 0; rank < ranks; rank++) {
      sum += 1.0 / (rank + 1);
      cumulated[rank] = sum;
    }
  }

  int next() {
    double point = random.nextDouble() * cumulated[cumulated.length - 1];
    int found = Arrays.binarySearch(cumulated, point);
    return found >= 0 ? found : -found - 1;
  }
}
