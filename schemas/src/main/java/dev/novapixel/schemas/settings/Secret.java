package dev.novapixel.schemas.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A password or token that never shows itself by accident: its text is asked for by name. */
public final class Secret {
  private final String value;

  public Secret(String value) {
    this.value = value;
  }

  /** The secret itself, for the one place that has to send it. */
  public String reveal() {
    return value;
  }

  /**
   * Whether {@code presented} is this secret, in a time that does not tell how much of it was
   * right.
   */
  public boolean matches(String presented) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "***";
  }
}
