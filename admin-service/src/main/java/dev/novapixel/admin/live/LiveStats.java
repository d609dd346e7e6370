package dev.novapixel.admin.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.novapixel.admin.live.Stats.TopProduct;
import dev.novapixel.admin.projection.Progress;
import dev.novapixel.admin.store.Database;
import dev.novapixel.schemas.topic.Epoch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A shop's {@link Stats}, however many watch it: the tables are asked once in {@link #FRESH}, and
 * less often where counting takes long; rates and lag are as they are. Thread-safe.
 */
public final class LiveStats {
  private static final Duration FRESH = Duration.ofMillis(900);

  private static final int SHARE = 20;

  /** Shops whose counts are kept at once. */
  private static final int BOUND = 200;

  /** Seconds over which the rate is a mean. */
  private static final int MEAN_OF = 10;

  private final Database database;
  private final Projections projections;
  private final Supplier<Map<String, @Nullable Long>> streams;
  private final InstantSource clock;
  private final Cache<Key, Counts> counts =
      Caffeine.newBuilder()
          .expireAfter(Expiry.writing((Key _, Counts counted) -> life(counted)))
          .maximumSize(BOUND)
          .build();

  private record Key(Epoch epoch, String shop) {}

  private record Counts(
      Duration took,
      Stats.Events events,
      Stats.Sessions sessions,
      Stats.Shoppers shoppers,
      Stats.Orders orders,
      List<TopProduct> top,
      String window) {}

  public LiveStats(
      Database database,
      Projections projections,
      Supplier<Map<String, @Nullable Long>> streams,
      InstantSource clock) {
    this.database = database;
    this.projections = projections;
    this.streams = streams;
    this.clock = clock;
  }

  /**
   * The shop as it is now; a shop that nobody added has zeros.
   *
   * @throws NoEpochException as long as it is not known which epoch is live
   */
  public Stats of(String shop) {
    Instant now = clock.instant();
    Projection live = projections.live().orElseThrow(NoEpochException::new);
    Epoch epoch = live.epoch();
    Counts counted =
        counts.get(
            new Key(epoch, shop), _ -> database.inShop(epoch, shop, handle -> count(handle, now)));
    List<Integer> seconds = live.rates().lastSeconds(shop, now);
    Progress progress = live.progress();
    return new Stats(
        shop,
        epoch.name(),
        counted.events(),
        new Stats.Rate(mean(seconds), seconds),
        counted.sessions(),
        counted.shoppers(),
        counted.orders(),
        counted.top(),
        counted.window(),
        new Stats.Lag(progress.lag(), progress.running(), streams.get()));
  }

  private static Counts count(Handle handle, Instant now) {
    long begun = System.nanoTime();
    List<TopProduct> recent = ShopCounts.topOfWindow(handle, now);
    List<TopProduct> top = recent.isEmpty() ? ShopCounts.topOfAll(handle) : recent;
    Stats.Events events = ShopCounts.events(handle);
    Stats.Sessions sessions = ShopCounts.sessions(handle, now);
    Stats.Shoppers shoppers = ShopCounts.shoppers(handle, now);
    Stats.Orders orders = ShopCounts.orders(handle, now);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    return new Counts(
        took, events, sessions, shoppers, orders, top, recent.isEmpty() ? "all" : "24h");
  }

  /** Counting may take a twentieth of the time, and no more. */
  private static Duration life(Counts counted) {
    Duration bearable = counted.took().multipliedBy(SHARE);
    return bearable.compareTo(FRESH) > 0 ? bearable : FRESH;
  }

  static double mean(List<Integer> seconds) {
    return seconds.subList(seconds.size() - MEAN_OF, seconds.size()).stream()
        .mapToInt(Integer::intValue)
        .average()
        .orElse(0);
  }
}
