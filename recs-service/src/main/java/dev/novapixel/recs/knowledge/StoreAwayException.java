package dev.novapixel.recs.knowledge;

/** A store that gave no answer in time, or none that makes sense; carries no data. */
public final class StoreAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreAwayException(String store, Throwable cause) {
    super(store + " is away: " + cause.getClass().getSimpleName(), cause);
  }

  /** Not asked at all, because it was away a moment ago. */
  public StoreAwayException(String store) {
    super(store + " was away a moment ago", null, false, false);
  }
}
