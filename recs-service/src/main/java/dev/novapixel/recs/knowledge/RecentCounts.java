package dev.novapixel.recs.knowledge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.novapixel.recs.situation.Relation;
import dev.novapixel.recs.situation.Scored;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Redis said a moment ago of products, by its keys: it is the same for everyone who looks at
 * them, and is most of what a list costs. What nobody knows is kept too. Some 30 MB at most:
 * {@value #NEIGHBOURS} neighbours, {@value #PRODUCTS} products' own counts, {@value #PLACES} places
 * of popular lists; beyond, what was used least goes. Thread-safe.
 */
final class RecentCounts {
  private static final int NEIGHBOURS = 150_000;
  private static final int PRODUCTS = 60_000;
  private static final int PLACES = 60_000;

  private final Cache<String, Relation> relations;
  private final Cache<String, Long> totals;
  private final Cache<Range, List<Scored>> ranges;

  /** Places of a sorted set. */
  private record Range(String key, Question.Ranks ranks) {}

  /**
   * Keeps nothing yet.
   *
   * @param age how long something is kept; 0 keeps nothing
   */
  RecentCounts(Duration age) {
    this.relations =
        Caffeine.newBuilder()
            .expireAfterWrite(age)
            .maximumWeight(NEIGHBOURS)
            .weigher((String _, Relation relation) -> 1 + relation.neighbours().size())
            .build();
    this.totals = Caffeine.newBuilder().expireAfterWrite(age).maximumSize(PRODUCTS).build();
    this.ranges =
        Caffeine.newBuilder()
            .expireAfterWrite(age)
            .maximumWeight(PLACES)
            .weigher((Range _, List<Scored> places) -> 1 + places.size())
            .build();
  }

  @Nullable Relation relation(String key) {
    return relations.getIfPresent(key);
  }

  void keep(String key, Relation relation) {
    relations.put(key, relation);
  }

  @Nullable Long total(String key) {
    return totals.getIfPresent(key);
  }

  void keep(String key, long total) {
    totals.put(key, total);
  }

  @Nullable List<Scored> range(String key, Question.Ranks ranks) {
    return ranges.getIfPresent(new Range(key, ranks));
  }

  void keep(String key, Question.Ranks ranks, List<Scored> places) {
    ranges.put(new Range(key, ranks), places);
  }
}
