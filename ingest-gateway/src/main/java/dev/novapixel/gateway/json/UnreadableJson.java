package dev.novapixel.gateway.json;

/**
 * Ends the reading of a document that is not JSON, or is beyond its limits. Has no message and no
 * stack: where reading stopped, its reader knows, and whoever sends such things may send many.
 */
public final class UnreadableJson extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean beyondLimits;

  private UnreadableJson(boolean beyondLimits) {
    super(null, null, false, false);
    this.beyondLimits = beyondLimits;
  }

  static UnreadableJson malformed() {
    return new UnreadableJson(false);
  }

  static UnreadableJson beyondLimits() {
    return new UnreadableJson(true);
  }

  /** Whether it may be JSON, but is more than is read. */
  public boolean isBeyondLimits() {
    return beyondLimits;
  }
}
