package dev.novapixel.gateway.spool;

import java.time.Duration;

/**
 * How much may wait.
 *
 * @param bytes on disk, of all segments together
 * @param age of the oldest record, by its time of receipt: beyond it nothing more is taken
 */
public record SpoolLimits(long bytes, Duration age) {
  private static final long LARGEST_SEGMENT = 16L << 20;
  private static final int SEGMENTS = 8;

  /** A segment is closed beyond this, so that space comes free while the spool is emptied. */
  long segmentBytes() {
    return Math.min(LARGEST_SEGMENT, bytes / SEGMENTS);
  }
}
