package dev.novapixel.recs.nextitem;

import java.util.stream.IntStream;

/**
 * The same for everybody: what most sessions hold, or what most of the latest ones do. Takes stock
 * once, when it is made.
 */
public final class PopularItems implements Foreteller {
  private final int[] items;
  private final float[] scores;

  private PopularItems(int[] items, float[] scores) {
    this.items = items;
    this.scores = scores;
  }

  /** By sessions. */
  public static PopularItems of(SessionIndex index, int limit) {
    return best(index, limit, index.history()::sessions);
  }

  /** By sessions, those of the last hours above all. */
  public static PopularItems trending(SessionIndex index, int limit) {
    return best(index, limit, item -> index.history().justNow(item, index.next()));
  }

  /** How popular an item is; 0 if it is not at all. */
  @FunctionalInterface
  private interface Popularity {
    float of(int item);
  }

  private static PopularItems best(SessionIndex index, int limit, Popularity popularity) {
    ItemScores all = new ItemScores();
    IntStream.range(0, index.itemBound())
        .filter(item -> popularity.of(item) > 0)
        .forEach(item -> all.add(item, popularity.of(item)));
    int[] items = all.top(limit);
    float[] scores = new float[items.length];
    for (int rank = 0; rank < items.length; rank++) {
      scores[rank] = all.of(items[rank]);
    }
    return new PopularItems(items, scores);
  }

  @Override
  public void foretell(int[] session, ItemScores into) {
    into.clear();
    for (int rank = 0; rank < items.length; rank++) {
      into.add(items[rank], scores[rank]);
    }
  }
}
