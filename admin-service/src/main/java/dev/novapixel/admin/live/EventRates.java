package dev.novapixel.admin.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.novapixel.admin.projection.ProjectionListener;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How many events of each shop were received in each of the last seconds, in memory: a restart
 * begins with none. Thread-safe.
 */
public final class EventRates implements ProjectionListener {
  /** Seconds shown. */
  public static final int SHOWN = 120;

  /** Seconds kept: more than shown, so that a slot is not shown and reused at once. */
  private static final int SLOTS = 256;

  /** Shops kept; beyond it those that were quiet the longest are forgotten. */
  private static final int BOUND = 1_000;

  private final Cache<String, Ring> rings = Caffeine.newBuilder().maximumSize(BOUND).build();

  /** One shop's seconds; a slot counts for the second that stands beside it. */
  private static final class Ring {
    private final long[] seconds = new long[SLOTS];
    private final int[] counts = new int[SLOTS];

    synchronized void add(long second, int count) {
      int slot = Math.floorMod(second, SLOTS);
      if (seconds[slot] < second) {
        seconds[slot] = second;
        counts[slot] = 0;
      }
      if (seconds[slot] == second) {
        counts[slot] += count;
      }
    }

    synchronized int count(long second) {
      int slot = Math.floorMod(second, SLOTS);
      return seconds[slot] == second ? counts[slot] : 0;
    }
  }

  @Override
  public void begun() {
    rings.invalidateAll();
  }

  @Override
  public void written(String shop, Map<Long, Integer> bySecond) {
    if (!bySecond.isEmpty()) {
      Ring ring = rings.get(shop, _ -> new Ring());
      bySecond.forEach(ring::add);
    }
  }

  /** Counts of the {@link #SHOWN} whole seconds before {@code now}, oldest first. */
  public List<Integer> lastSeconds(String shop, Instant now) {
    Ring ring = rings.getIfPresent(shop);
    long first = now.getEpochSecond() - SHOWN;
    return IntStream.range(0, SHOWN)
        .mapToObj(i -> ring == null ? 0 : ring.count(first + i))
        .toList();
  }
}
