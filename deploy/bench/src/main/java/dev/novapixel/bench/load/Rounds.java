package dev.novapixel.bench.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The same measurement several times over. The median counts: machines are noisy, and the first
 * round, in which the JVM warms up, is left out.
 */
public final class Rounds {
  private final List<Double> values = new ArrayList<>();

  public void add(double value) {
    values.add(value);
  }

  /** The median without the first round. */
  public double median() {
    if (values.size() < 2) {
      throw new IllegalStateException("a median wants a warm-up round and one more");
    }
    double[] warm = values.stream().skip(1).mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = warm.length / 2;
    return warm.length % 2 == 1 ? warm[middle] : (warm[middle - 1] + warm[middle]) / 2;
  }

  @Override
  public String toString() {
    return Arrays.toString(values.stream().map(value -> "%.0f".formatted(value)).toArray());
  }
}
