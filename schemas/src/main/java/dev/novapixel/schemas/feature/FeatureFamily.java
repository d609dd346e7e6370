package dev.novapixel.schemas.feature;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Features that are published, stored and read together: one Redis hash each. */
public enum FeatureFamily {
  ROLLING_5M("5m", Window.LAST_5M),
  ROLLING_1H("1h", Window.LAST_1H),
  ROLLING_24H("24h", Window.LAST_24H),
  SESSION("session", null),
  CONTEXT("context", null),
  PROFILE("profile", null);

  private final String text;
  private final @Nullable Window window;

  FeatureFamily(String text, @Nullable Window window) {
    this.text = text;
    this.window = window;
  }

  /** How its Redis key ends. */
  public String text() {
    return text;
  }

  /** The window that its features look back on, if they do. */
  public Optional<Window> window() {
    return Optional.ofNullable(window);
  }
}
