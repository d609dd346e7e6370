package dev.novapixel.local.stack;

import java.time.Duration;

/** How long to wait before a part that ended by itself is started again: 1, 2, 4 … 30 seconds. */
final class Backoff {
  private static final int LONGEST_SECONDS = 30;

  /** A part that ran this long is taken to be well: its next end counts as the first. */
  static final Duration WELL_AFTER = Duration.ofMinutes(1);

  private Backoff() {}

  /**
   * The pause before an attempt.
   *
   * @param attempt 1 for the first start after the end
   */
  static Duration before(int attempt) {
    return Duration.ofSeconds(attempt > 5 ? LONGEST_SECONDS : 1L << (attempt - 1));
  }
}
