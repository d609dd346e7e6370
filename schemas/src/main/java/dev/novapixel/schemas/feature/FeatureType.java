package dev.novapixel.schemas.feature;

/** What kind of value a feature has, and so how it is written and what stands for its absence. */
public enum FeatureType {
  /** A {@code Long}; 0 where nothing was counted. */
  COUNT("integer"),
  /** A {@code Map<String, Long>} of minor units by currency; 0 where nothing was summed. */
  MONEY("decimal string"),
  /** As {@link #MONEY}, but of something: {@code null} where there was nothing. */
  PRICE("decimal string or null"),
  /** A {@code BigDecimal}, or null. */
  RATIO("number or null"),
  /** A {@code Long} of milliseconds, or null. */
  DURATION("milliseconds or null"),
  /** An {@code Instant}, or null. */
  TIME("ISO 8601 time or null"),
  /** A {@code Boolean}, or null. */
  FLAG("boolean or null"),
  /** A {@code String}, or null. */
  TEXT("text or null"),
  /** A {@code List<String>}, empty where there is nothing. */
  LIST("list of texts"),
  /** A {@code Map<String, Integer>}, empty where there is nothing. */
  COUNTS("counts by id"),
  /** A {@code Map<String, PriceBand>} of minor units by currency; null where there was no price. */
  BAND("decimal strings low, median, high, or null"),
  /** A {@code List<Item>}, empty where there is nothing. */
  LINES("list of lines"),
  /** A {@code Consent}, whose silence is silence. */
  CONSENT("object");

  private final String json;

  FeatureType(String json) {
    this.json = json;
  }

  /** What it is in JSON, for people to read. */
  public String json() {
    return json;
  }
}
