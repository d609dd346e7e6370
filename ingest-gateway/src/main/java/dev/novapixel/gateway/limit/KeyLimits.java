package dev.novapixel.gateway.limit;

import dev.novapixel.schemas.access.Access;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * How many events each key may send. A request passes while its key's bucket holds a token, which
 * is asked before the body is looked at; its further events are taken once they are counted.
 * Thread-safe.
 *
 * <p>Holds a bucket for each key in use: keys are only those that shops have, and a bucket that is
 * full says nothing, so that keys which were taken back are forgotten.
 */
public final class KeyLimits {
  private static final int SWEEP_AT = 1024;

  private final Rate writeKeys;
  private final Rate serverKeys;
  private final LongSupplier nanoTime;
  private final ConcurrentMap<String, TokenBucket> buckets = new ConcurrentHashMap<>();
  private volatile int sweepAt = SWEEP_AT;

  /**
   * @param writeKeys what a public key may send
   * @param serverKeys what a secret key may send
   * @param nanoTime as {@link System#nanoTime}
   */
  public KeyLimits(Rate writeKeys, Rate serverKeys, LongSupplier nanoTime) {
    this.writeKeys = writeKeys;
    this.serverKeys = serverKeys;
    this.nanoTime = nanoTime;
  }

  /**
   * Lets a request pass, and counts its first event.
   *
   * @return 0 if it passes, else the seconds after which one would
   */
  public int pass(Access key) {
    long now = nanoTime.getAsLong();
    return Rate.wholeSeconds(bucket(key, now).take(now));
  }

  /** Counts the events of a request that has passed. */
  public void count(Access key, int events) {
    if (events > 1) {
      long now = nanoTime.getAsLong();
      bucket(key, now).draw(events - 1, now);
    }
  }

  private TokenBucket bucket(Access key, long now) {
    TokenBucket known = buckets.get(key.keyHash());
    if (known != null) {
      return known;
    }
    if (buckets.size() >= sweepAt) {
      sweep(now);
    }
    return buckets.computeIfAbsent(
        key.keyHash(), hash -> new TokenBucket(key.isServer() ? serverKeys : writeKeys, now));
  }

  /** Not again before there are twice as many: each new bucket pays for looking at two. */
  private void sweep(long now) {
    buckets.values().removeIf(bucket -> bucket.isFull(now));
    sweepAt = Math.max(SWEEP_AT, 2 * buckets.size());
  }

  /** Keys that are remembered. */
  int size() {
    return buckets.size();
  }
}
