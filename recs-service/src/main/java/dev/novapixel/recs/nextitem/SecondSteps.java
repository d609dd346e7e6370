package dev.novapixel.recs.nextitem;

/**
 * What shares sessions with what is expected: one step further than the sessions of the open one
 * reach, by cosine, weighted by how much each of the expected is. Finds what too few sessions hold
 * together with the open session's own items. Not thread-safe.
 */
final class SecondSteps {
  /** How many of the expected lead further. */
  private static final int FROM = 12;

  /** How many sessions of each are looked at. */
  private static final int RECENT = 100;

  /** Added to the root of the product of two counts: a pair met once says little. */
  private static final float SHRINK = 3;

  private final SessionIndex index;

  SecondSteps(SessionIndex index) {
    this.index = index;
  }

  /** Scores what the best of {@code expected} lead to; {@code scores} are cleared first. */
  void score(ItemScores expected, ItemScores scores) {
    scores.clear();
    float highest = expected.highest();
    for (int item : expected.top(FROM)) {
      walk(item, expected.of(item) / highest, scores);
    }
  }

  private void walk(int from, float weight, ItemScores scores) {
    ItemHistory history = index.history();
    int postings = Math.min(RECENT, index.postings(from));
    for (int rank = 0; rank < postings; rank++) {
      int session = index.of(from, rank);
      if (index.holds(session)) {
        for (int item : index.items(session)) {
          if (item != from) {
            double size = (double) history.sessions(from) * history.sessions(item);
            scores.add(item, weight / ((float) Math.sqrt(size) + SHRINK));
          }
        }
      }
    }
  }
}
