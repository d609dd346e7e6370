package dev.novapixel.bench.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The same measurement several times over. The median counts: machines are noisy, and the first
 * rounds, in which the JVM warms up, are left out.
 */
public final class Rounds {

  /** Rounds that are left out: a JVM that compiles costs several times what it will. */
  public static final int WARM_UP = 2;

  private final List<Double> values = new ArrayList<>();

  public void add(double value) {
    values.add(value);
  }

  public int size() {
    return values.size();
  }

  /** The median without the rounds to warm up. */
  public double median() {
    if (values.size() <= WARM_UP) {
      throw new IllegalStateException("a median wants more than the rounds to warm up");
    }
    double[] warm =
        values.stream().skip(WARM_UP).mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = warm.length / 2;
    return warm.length % 2 == 1 ? warm[middle] : (warm[middle - 1] + warm[middle]) / 2;
  }

  @Override
  public String toString() {
    return Arrays.toString(values.stream().map(value -> "%.0f".formatted(value)).toArray());
  }
}
