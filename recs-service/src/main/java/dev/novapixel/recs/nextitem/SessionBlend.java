package dev.novapixel.recs.nextitem;

import java.util.Arrays;

/**
 * All evidence of past sessions weighed by a {@link Forest} that was learnt from how sessions went
 * on; by nearest sessions alone where none was learnt. What is expected gets a score above 0 and
 * below 1.
 */
public final class SessionBlend implements Foreteller {
  private final Evidence evidence;
  private final Forest forest;
  private float[] values = new float[256];

  /**
   * A foreteller.
   *
   * @param index the past sessions; read only
   * @param forest learnt by {@link BlendTrainer}; an empty one leaves the order to nearest sessions
   * @param settings as it was learnt with
   */
  public SessionBlend(SessionIndex index, Forest forest, BlendSettings settings) {
    this.evidence = new Evidence(index, settings);
    this.forest = forest;
  }

  /** What nearest sessions alone said of the session foretold last. */
  public ItemScores nearest() {
    return evidence.nearestScores();
  }

  @Override
  public void foretell(int[] session, ItemScores scores) {
    scores.clear();
    evidence.search(session);
    int size = evidence.size();
    values = values.length < size ? Arrays.copyOf(values, 2 * size) : values;
    for (int row = 0; row < size; row++) {
      values[row] =
          forest.size() == 0
              ? evidence.nearestScores().of(evidence.item(row))
              : forest.value(evidence.numbers(), row * Evidence.WIDTH);
    }
    for (int row = 0; row < size; row++) {
      scores.add(evidence.item(row), (float) (1 / (1 + Math.exp(-values[row]))));
    }
  }
}
