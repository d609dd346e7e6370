package dev.novapixel.bench.recs;

import dev.novapixel.bench.lab.Zipf;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What a large shop sells, and how it is looked at: a few products by many, most by few (Zipf), and
 * a session mostly stays within one category. Products are known by their rank, the most popular is
 * 0; neighbouring ranks lie in different categories.
 */
final class Wares {
  private static final int PRODUCTS_OF_CATEGORY = 250;
  private static final long FIRST_ID = 7_000_000_000_000L;

  /** How many sessions go on after each view, and how many of those within the category. */
  private static final double GOES_ON = 0.78;

  private static final double STAYS = 0.8;

  private static final int LONGEST = 30;

  private final int products;
  private final int categories;
  private final RandomGenerator random;
  private final Zipf all;
  private final Zipf within;

  /** So many products; equal seeds of {@code random} look at the same ones. */
  Wares(int products, RandomGenerator random) {
    this.products = products;
    this.categories = Math.max(1, products / PRODUCTS_OF_CATEGORY);
    this.random = random;
    this.all = new Zipf(products, random);
    this.within = new Zipf(products / categories, random);
  }

  int products() {
    return products;
  }

  int categories() {
    return categories;
  }

  static String id(int rank) {
    return Long.toString(FIRST_ID + rank * 7_919L);
  }

  String category(int rank) {
    return "category-" + rank % categories;
  }

  /** A product as likely as it is popular. */
  int any() {
    return all.next();
  }

  /** The product that is {@code steps} less popular than another of its category. */
  int besides(int rank, int steps) {
    int next = rank + steps * categories;
    return next < products ? next : rank % categories;
  }

  /** What one visit looks at, each once; 4 products in the mean. */
  List<Integer> session() {
    Set<Integer> seen = new LinkedHashSet<>();
    int last = any();
    seen.add(last);
    while (seen.size() < LONGEST && random.nextDouble() < GOES_ON) {
      last = random.nextDouble() < STAYS ? besides(last % categories, within.next()) : any();
      seen.add(last);
    }
    return List.copyOf(seen);
  }
}
