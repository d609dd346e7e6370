package dev.novapixel.recs.nextitem;

/**
 * How much evidence a blend weighs, and how much is learnt of it: more foretells better and takes
 * longer.
 *
 * @param candidates how many items nearest sessions bring; others bring as many again
 * @param latest how nearest sessions are found that are as much of today as may be
 * @param transitions how many sessions of each item looked at last are walked through
 * @param secondFrom how many of the expected items lead one step further
 * @param secondRecent how many sessions of each of these are walked through
 * @param trees how many are learnt
 * @param leaves how many a tree has at most
 * @param rate how much of what a tree has learnt counts
 * @param lanes how many threads count side by side while it is learnt
 */
public record BlendSettings(
    int candidates,
    KnnSettings latest,
    int transitions,
    int secondFrom,
    int secondRecent,
    int trees,
    int leaves,
    float rate,
    int lanes) {

  /** The best that was found, at 0.6 ms for each open session; {@code docs/quality.md}. */
  public static final BlendSettings BEST =
      new BlendSettings(100, latest(1_000), 1_000, 12, 100, 160, 31, 0.1f, 2);

  /** What a service can afford for each request: most of it in a third of the time. */
  public static final BlendSettings SERVED =
      new BlendSettings(60, latest(500), 300, 6, 30, 60, 16, 0.15f, 1);

  private static KnnSettings latest(int sessions) {
    return new KnnSettings(sessions, sessions, 9, 3, 3, 0.3);
  }
}
