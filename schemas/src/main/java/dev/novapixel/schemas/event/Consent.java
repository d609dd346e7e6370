package dev.novapixel.schemas.event;

import org.jspecify.annotations.Nullable;

/**
 * What a visitor allowed, in the words of Shopify's Customer Privacy API; {@code null} is absent,
 * which is not denied.
 */
public record Consent(
    @Nullable Boolean analytics,
    @Nullable Boolean marketing,
    @Nullable Boolean preferences,
    @Nullable Boolean saleOfData) {

  /** Nothing was said. */
  public static final Consent ABSENT = new Consent(null, null, null, null);

  /** What a shop does with events that say nothing of consent; it has to choose. */
  public enum WhenAbsent {
    GRANTED,
    DENIED
  }

  /** What a shop keeps of events whose visitor did not allow analytics. */
  public enum WhenDenied {
    /** Nothing but how many there were. */
    DROP,
    /** That such an event was, by its name and the minute: nobody's, and without content. */
    COUNT
  }

  /** Whether analytics is allowed; silence follows the shop's choice. */
  public boolean allowsAnalytics(WhenAbsent whenAbsent) {
    return analytics != null ? analytics : whenAbsent == WhenAbsent.GRANTED;
  }

  /** Whether analytics was refused in so many words. */
  public boolean deniesAnalytics() {
    return Boolean.FALSE.equals(analytics);
  }
}
