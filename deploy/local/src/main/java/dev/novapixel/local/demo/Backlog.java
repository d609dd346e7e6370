package dev.novapixel.local.demo;

/**
 * Records that are still on their way, by what they wait for.
 *
 * @param toStitch events that the stitcher has not counted yet
 * @param toCompute records that the features have not taken in yet, some of them of their own
 *     making
 * @param toMirror records that Redis does not show yet
 */
public record Backlog(long toStitch, long toCompute, long toMirror) {
  /**
   * Values leave their windows all the time, so something is always on its way to Redis: what a
   * mirror writes within a fraction of a second.
   */
  private static final long ALWAYS_ON_ITS_WAY = 500;

  /** Whether nothing of what was sent waits any more. */
  boolean isWorkedOff() {
    return toStitch == 0 && toCompute == 0 && toMirror <= ALWAYS_ON_ITS_WAY;
  }

  /** As a line for a person. */
  @Override
  public String toString() {
    return "to be stitched %,d, computed %,d, mirrored %,d"
        .formatted(toStitch, toCompute, toMirror);
  }
}
