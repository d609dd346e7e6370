package dev.novapixel.recs.nextitem;

/**
 * What shares sessions with what is expected: one step further than the sessions of the open one
 * reach, by cosine, weighted by how much each of the expected is. Finds what too few sessions hold
 * together with the open session's own items. Not thread-safe.
 */
final class SecondSteps {
  /** Added to the root of the product of two counts: a pair met once says little. */
  private static final float SHRINK = 3;

  private final SessionIndex index;
  private final int from;
  private final int recent;

  /**
   * Second steps.
   *
   * @param index the sessions; read only
   * @param from how many of the expected lead further
   * @param recent how many sessions of each are looked at
   */
  SecondSteps(SessionIndex index, int from, int recent) {
    this.index = index;
    this.from = from;
    this.recent = recent;
  }

  /** Scores what the best of {@code expected} lead to; {@code scores} are cleared first. */
  void score(ItemScores expected, ItemScores scores) {
    scores.clear();
    float highest = expected.highest();
    for (int item : expected.top(from)) {
      walk(item, expected.of(item) / highest, scores);
    }
  }

  private void walk(int item, float weight, ItemScores scores) {
    ItemHistory history = index.history();
    int postings = Math.min(recent, index.postings(item));
    for (int rank = 0; rank < postings; rank++) {
      int session = index.of(item, rank);
      if (index.holds(session)) {
        for (int other : index.items(session)) {
          if (other != item) {
            double size = (double) history.sessions(item) * history.sessions(other);
            scores.add(other, weight / ((float) Math.sqrt(size) + SHRINK));
          }
        }
      }
    }
  }
}
