package dev.novapixel.schemas.feature;

import java.time.Duration;

/** The rolling windows, each {@code (t − width, t]} in event time; the narrowest first. */
public enum Window {
  LAST_5M("5m", Duration.ofMinutes(5)),
  LAST_1H("1h", Duration.ofHours(1)),
  LAST_24H("24h", Duration.ofHours(24));

  /**
   * Events of a unit within the widest window that a person may make; one with more, by the order
   * of its log, is a machine, and nothing that it does counts.
   */
  public static final int EVENTS_BOUND = 2_000;

  private final String suffix;
  private final Duration width;

  Window(String suffix, Duration width) {
    this.suffix = suffix;
    this.width = width;
  }

  /** How feature names and Redis keys end, such as {@code 5m}. */
  public String suffix() {
    return suffix;
  }

  public Duration width() {
    return width;
  }
}
