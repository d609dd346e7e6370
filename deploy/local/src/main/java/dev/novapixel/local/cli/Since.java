package dev.novapixel.local.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** A point in time as somebody types it: {@code 2026-11-21T08:00:00Z}, or an age as {@code 90m}. */
final class Since {
  private static final Pattern AGE = Pattern.compile("(\\d{1,6})([mhd])");

  private Since() {}

  /** Throws {@link DateTimeParseException} for what is neither. */
  static Instant parse(String text, Instant now) {
    var age = AGE.matcher(text);
    if (!age.matches()) {
      return Instant.parse(text);
    }
    long amount = Long.parseLong(age.group(1));
    return now.minus(
        switch (age.group(2)) {
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        });
  }
}
