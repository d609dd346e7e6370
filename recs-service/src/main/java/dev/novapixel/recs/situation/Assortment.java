package dev.novapixel.recs.situation;

import java.util.Collection;
import java.util.Map;

/** What one shop sells. */
public interface Assortment {

  /** Whether the shop would sell the product now. */
  boolean sells(String productId);

  /**
   * Every product that the shop may sell, newest first, then by popularity; read lazily and without
   * duplicates to be relied on. Whoever reads it asks {@link #sells} of each.
   */
  Iterable<String> everything();

  /** What is known of these products; those of which nothing is known are left out. */
  Map<String, Facts> facts(Collection<String> productIds);
}
