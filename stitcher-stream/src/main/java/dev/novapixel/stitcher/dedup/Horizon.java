package dev.novapixel.stitcher.dedup;

import java.time.Duration;
import java.time.Instant;

/**
 * How far apart two records with one id may be and still be one event. The two records are compared
 * with each other, never with a clock, so that a replay decides alike.
 *
 * @param length 30 d by default, as long as the raw log is kept
 */
public record Horizon(Duration length) {
  /** Gateways' clocks, and thus receipt times within a partition, differ by far less. */
  private static final Duration DISORDER = Duration.ofDays(1);

  public boolean isDuplicate(Instant kept, Instant now) {
    return Duration.between(kept, now).abs().compareTo(length) <= 0;
  }

  /**
   * Whether what was received at {@code kept} can be forgotten once the partition's own log has
   * come to {@code newest}: no record that may still follow is within the horizon.
   */
  public boolean isPast(Instant kept, Instant newest) {
    return kept.plus(length).plus(DISORDER).isBefore(newest);
  }
}
