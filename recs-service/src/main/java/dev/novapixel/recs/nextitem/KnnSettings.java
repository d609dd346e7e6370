package dev.novapixel.recs.nextitem;

/**
 * How nearest sessions are found and what they say.
 *
 * @param recent m: how many sessions are looked at, the most recent ones
 * @param neighbours k: how many of them, the most similar ones, have a say
 * @param last how many items of the open session count, the last ones
 * @param positionDecay steps back in the open session in which an item's weight falls to 1/e; 0 for
 *     VMIS-kNN's linear weights
 * @param distanceDecay steps in the neighbour, from the item that both hold, in which a weight
 *     falls to 1/e; 0 for no such weights
 * @param ageDecay age at which a neighbour's weight falls to 1/e, as a share of all sessions; 0 for
 *     no such weights
 */
public record KnnSettings(
    int recent,
    int neighbours,
    int last,
    double positionDecay,
    double distanceDecay,
    double ageDecay) {

  /** VMIS-kNN as published. */
  public static final KnnSettings VMIS = new KnnSettings(500, 100, 9, 0, 0, 0);

  /** What is served, chosen on the last sessions of a training set; {@code docs/quality.md}. */
  public static final KnnSettings SERVED = new KnnSettings(1_000, 500, 9, 1.5, 4, 0.85);

  /** The weight of an open session's item; {@code position} is 0 for the last. */
  float positionWeight(int position, int length, int distinct) {
    return positionDecay == 0
        ? (float) (length - position) / distinct
        : (float) Math.exp(-position / positionDecay);
  }

  /** The weight of a neighbour by the last item of the open session that it holds. */
  float matchWeight(int position) {
    return positionDecay == 0 ? Math.max(0, 1 - 0.1f * (position + 1)) : 1;
  }

  /** The weight of a neighbour's item by its distance from the item that both hold. */
  float distanceWeight(int distance) {
    return distanceDecay == 0 ? 1 : (float) Math.exp(-Math.abs(distance) / distanceDecay);
  }

  /** The weight of a neighbour by how many of {@code all} sessions are newer. */
  float ageWeight(int age, int all) {
    return ageDecay == 0 ? 1 : (float) Math.exp(-age / (ageDecay * all));
  }
}
