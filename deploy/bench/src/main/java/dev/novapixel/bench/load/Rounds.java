package dev.novapixel.bench.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The same measurement several times over. The median of the last ones counts: machines are noisy,
 * and the first rounds, in which the JVM warms up, are left out.
 */
public final class Rounds {

  /** Rounds that are left out at least: a JVM that compiles costs several times what it will. */
  public static final int WARM_UP = 2;

  /** Rounds that count. */
  public static final int MEASURED = 3;

  private final List<Double> values = new ArrayList<>();
  private final int measured;

  /** The usual number of rounds that count. */
  public Rounds() {
    this(MEASURED);
  }

  /**
   * @param measured how many rounds count: more where each says less
   */
  public Rounds(int measured) {
    this.measured = measured;
  }

  public void add(double value) {
    values.add(value);
  }

  public int size() {
    return values.size();
  }

  /** The median of the rounds that count. */
  public double median() {
    if (values.size() < WARM_UP + measured) {
      throw new IllegalStateException("a median wants more than the rounds to warm up");
    }
    double[] counting =
        values.stream()
            .skip(values.size() - measured)
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    return counting[measured / 2];
  }

  @Override
  public String toString() {
    return Arrays.toString(values.stream().map(value -> "%.0f".formatted(value)).toArray());
  }
}
