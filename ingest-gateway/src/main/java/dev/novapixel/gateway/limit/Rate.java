package dev.novapixel.gateway.limit;

/**
 * How much may pass.
 *
 * @param perSecond for long; at most a million
 * @param burst at once, after a silence
 */
public record Rate(int perSecond, int burst) {
  private static final long SECOND = 1_000_000_000L;

  public Rate {
    if (perSecond < 1 || perSecond > 1_000_000 || burst < 1) {
      throw new IllegalArgumentException("a rate from 1 to a million, and a burst from 1");
    }
  }

  /** How long so many take at this rate, in nanoseconds; at most 68 years. */
  long nanos(int count) {
    return count * SECOND / perSecond;
  }

  /** In whole seconds, never sooner than it is true. */
  static int wholeSeconds(long nanos) {
    return Math.toIntExact(Math.ceilDiv(nanos, SECOND));
  }
}
