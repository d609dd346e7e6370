package dev.novapixel.recs.knowledge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.novapixel.recs.situation.Facts;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Titles and categories, kept for {@link #FRESH} because they seldom change and every list needs
 * dozens; the {@value #PRODUCTS} used last. What nobody knows is asked for again. Thread-safe.
 */
public final class CachedFacts {
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int PRODUCTS = 50_000;

  private final Cache<Key, Facts> cache =
      Caffeine.newBuilder().maximumSize(PRODUCTS).expireAfterWrite(FRESH).build();

  private record Key(String shop, String product) {}

  /**
   * What is known of these products.
   *
   * @param ask answers those that are not kept, all in one question
   */
  public Map<String, Facts> of(
      String shop, Collection<String> products, Function<Question, Answer> ask) {
    Map<String, Facts> known = new HashMap<>();
    Set<String> missing = new HashSet<>();
    for (String product : products) {
      Facts kept = cache.getIfPresent(new Key(shop, product));
      if (kept == null) {
        missing.add(product);
      } else {
        known.put(product, kept);
      }
    }
    if (!missing.isEmpty()) {
      Map<String, Facts> found = ask.apply(Question.of(shop).facts(missing)).facts();
      found.forEach((product, facts) -> cache.put(new Key(shop, product), facts));
      known.putAll(found);
    }
    return known;
  }
}
