package dev.novapixel.gateway.limit;

/**
 * A token bucket, kept as the moment at which it is full again: there is nothing to refill, and one
 * that is full need not be remembered. It may be overdrawn, because how many events a body holds is
 * known only once it was read; a sender in debt waits until there is a whole token again.
 * Thread-safe; allocates nothing.
 */
final class TokenBucket {
  private final Rate rate;
  private long fullAt;

  /** A full bucket. */
  TokenBucket(Rate rate, long now) {
    this.rate = rate;
    this.fullAt = now;
  }

  /**
   * Takes one token, if there is one.
   *
   * @return 0 if it was taken, else the nanoseconds until there is one
   */
  synchronized long take(long now) {
    long wait = fullAt - now - rate.nanos(rate.burst() - 1);
    if (wait > 0) {
      return wait;
    }
    draw(1, now);
    return 0;
  }

  /** Takes tokens whether they are there or not. */
  synchronized void draw(int count, long now) {
    fullAt = Math.max(fullAt - now, 0) + now + rate.nanos(count);
  }

  synchronized boolean isFull(long now) {
    return fullAt - now <= 0;
  }
}
