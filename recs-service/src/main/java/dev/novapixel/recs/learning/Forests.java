package dev.novapixel.recs.learning;

import dev.novapixel.recs.nextitem.Forest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was learnt from each shop's sessions and answers now. It knows no items, so that it is as
 * good for the sessions of another epoch. Thread-safe.
 */
public final class Forests {
  private final Map<String, Forest> byShop = new ConcurrentHashMap<>();

  /** What answers for the shop; no trees where nothing does. */
  public Forest of(String shop) {
    return byShop.getOrDefault(shop, Forest.NONE);
  }

  /** Lets this answer from now on; a request under way ends with what it began with. */
  void put(String shop, Forest forest) {
    byShop.put(shop, forest);
  }
}
