package dev.novapixel.schemas.moves;

/**
 * How a unit's versions are numbered: by one with each move, and by one generation (2^32) with each
 * opt-out, so that what is older than an opt-out can be told wherever it turns up. Only the node
 * that owns a unit raises its version.
 */
public final class UnitVersion {
  /** The version of a unit that has never moved. */
  public static final long FIRST = 1;

  private static final int MOVE_BITS = 32;
  private static final long MOVES = (1L << MOVE_BITS) - 1;

  private UnitVersion() {}

  /** The version from the next move on. Bound: 4 billion moves between two opt-outs. */
  public static long afterMove(long version) {
    return version + 1;
  }

  /** The version from an opt-out on: newer than all before it, and of a new generation. */
  public static long afterOptOut(long version) {
    return (version | MOVES) + 1;
  }

  /** How many times the unit had been opted out at {@code version}. */
  public static long generation(long version) {
    return version >>> MOVE_BITS;
  }
}
