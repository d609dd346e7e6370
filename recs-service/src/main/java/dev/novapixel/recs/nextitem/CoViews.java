package dev.novapixel.recs.nextitem;

import java.util.Arrays;

/**
 * What shares sessions with the items looked at last, by shrunk cosine, the last counting most: the
 * list that {@code viewed-together} serves from {@code product-affinity}, counted here from
 * sessions (item-based collaborative filtering; Sarwar et al., WWW 2001).
 */
public final class CoViews implements Foreteller {
  private static final int ANCHORS = 5;
  private static final float DECAY = 0.7f;

  private final SessionIndex index;
  private final double shrink;
  private final ItemScores shared = new ItemScores();

  /**
   * A foreteller.
   *
   * @param index the sessions; read only
   * @param shrink common sessions below which a pair is held to be chance, softly
   */
  public CoViews(SessionIndex index, double shrink) {
    this.index = index;
    this.shrink = shrink;
  }

  @Override
  public void foretell(int[] session, ItemScores scores) {
    scores.clear();
    float weight = 1;
    int anchors = 0;
    for (int at = session.length - 1; at >= 0 && anchors < ANCHORS; at--) {
      if (indexOf(session, session[at], at + 1) == session.length) {
        add(session[at], weight, scores);
        weight *= DECAY;
        anchors++;
      }
    }
  }

  private void add(int anchor, float weight, ItemScores scores) {
    shared.clear();
    for (int rank = 0; rank < index.postings(anchor); rank++) {
      int past = index.of(anchor, rank);
      if (index.holds(past)) {
        int[] items = index.items(past);
        for (int at = 0; at < items.length; at++) {
          if (items[at] != anchor && indexOf(items, items[at], 0) == at) {
            shared.add(items[at], 1);
          }
        }
      }
    }
    double all = index.history().sessions(anchor);
    for (int item : shared.top(shared.size())) {
      double size = Math.sqrt(all * index.history().sessions(item)) + shrink;
      scores.add(item, (float) (weight * shared.of(item) / size));
    }
  }

  /** Where the item is next; the length if it is not. */
  private static int indexOf(int[] items, int item, int from) {
    return (int) Arrays.stream(items, from, items.length).takeWhile(other -> other != item).count()
        + from;
  }
}
