package dev.novapixel.recs.nextitem;

/** One way of telling what an open session looks at next. Not thread-safe: one for each thread. */
public interface Foreteller {

  /**
   * Scores what may come next; higher is likelier, and what is not scored is not expected.
   *
   * @param session the items looked at so far, oldest first, at least one; may hold one twice
   * @param scores where the scores go; cleared first
   */
  void foretell(int[] session, ItemScores scores);
}
