package dev.novapixel.schemas.ops;

import java.time.InstantSource;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * How long something took within the last {@link #MINUTES} minutes, as quantiles. Thread-safe; one
 * more duration costs one atomic addition.
 *
 * <p>Counts stand in buckets, by minute: eight for each power of two, so that a quantile is at most
 * an eighth too large. A minute's buckets are 2 KB.
 */
final class RecentDurations {
  /** Minutes looked back on, the present one included. */
  static final int MINUTES = 5;

  private static final long MINUTE = 60_000;

  /** Buckets of one power of two, and the durations below which each has a bucket of its own. */
  private static final int PARTS = 8;

  private static final int PARTS_BITS = 3;
  private static final int BUCKETS = 256;

  private final InstantSource clock;

  /** One more than is looked back on: the minute that is begun anew is nobody's. */
  private final AtomicReferenceArray<Minute> minutes = new AtomicReferenceArray<>(MINUTES + 1);

  private record Minute(long number, AtomicLongArray counts) {}

  RecentDurations(InstantSource clock) {
    this.clock = clock;
  }

  /** A duration that ended now; what seems to have taken less than nothing took nothing. */
  void record(long millis) {
    present().counts.incrementAndGet(bucket(Math.max(0, millis)));
  }

  /**
   * The least duration, in milliseconds, that {@code share} of all do not exceed; empty if none.
   */
  OptionalDouble quantile(double share) {
    long[] counts = new long[BUCKETS];
    long all = 0;
    long now = clock.millis() / MINUTE;
    for (int i = 0; i < minutes.length(); i++) {
      Minute minute = minutes.get(i);
      if (minute != null && minute.number > now - MINUTES) {
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
          counts[bucket] += minute.counts.get(bucket);
          all += minute.counts.get(bucket);
        }
      }
    }
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(bound(counts, share * all));
  }

  private static double bound(long[] counts, double rank) {
    long sofar = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      sofar += counts[bucket];
      if (sofar > 0 && sofar >= rank) {
        return largest(bucket);
      }
    }
    return largest(BUCKETS - 1);
  }

  private Minute present() {
    long number = clock.millis() / MINUTE;
    int place = (int) (number % minutes.length());
    Minute minute = minutes.get(place);
    while (minute == null || minute.number != number) {
      minutes.compareAndSet(place, minute, new Minute(number, new AtomicLongArray(BUCKETS)));
      minute = minutes.get(place);
    }
    return minute;
  }

  private static int bucket(long millis) {
    if (millis < PARTS) {
      return (int) millis;
    }
    int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(millis);
    int part = (int) (millis >>> (power - PARTS_BITS)) & (PARTS - 1);
    return Math.min(BUCKETS - 1, (power - PARTS_BITS + 1) * PARTS + part);
  }

  /** The largest duration in a bucket. */
  private static long largest(int bucket) {
    if (bucket < PARTS) {
      return bucket;
    }
    int shift = bucket / PARTS - 1;
    return ((long) (PARTS + bucket % PARTS + 1) << shift) - 1;
  }
}
