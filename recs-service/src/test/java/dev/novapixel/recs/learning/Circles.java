package dev.novapixel.recs.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Sessions that go round a circle of 300 products: one step forward, then mostly four, so that what
 * comes next depends on how many there were, which nearest sessions cannot see.
 */
final class Circles {
  private static final int PRODUCTS = 300;

  private Circles() {}

  static List<int[]> sessions(int count, long seed) {
    Random random = new Random(seed);
    List<int[]> sessions = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      int[] items = new int[4];
      items[0] = random.nextInt(PRODUCTS);
      for (int at = 1; at < items.length; at++) {
        int step = at % 2 == 1 ? 1 : random.nextInt(5) == 0 ? 9 : 4;
        items[at] = (items[at - 1] + step) % PRODUCTS;
      }
      sessions.add(items);
    }
    return sessions;
  }

  /** Sessions without any sense. */
  static List<int[]> noise(int count, long seed) {
    Random random = new Random(seed);
    List<int[]> sessions = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      sessions.add(random.ints(4, 0, PRODUCTS).distinct().toArray());
    }
    return sessions;
  }
}
