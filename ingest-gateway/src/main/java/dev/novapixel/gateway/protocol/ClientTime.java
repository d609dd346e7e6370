package dev.novapixel.gateway.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How clients write instants: ISO 8601 (without a zone it is UTC), or a number that counts
 * milliseconds, or seconds while it is too small for that.
 */
public final class ClientTime {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,9})?");

  /** As milliseconds it would be 1973; as seconds it is the year 5138. */
  private static final double SMALLEST_MILLIS = 1e11;

  private static final int MILLIS_A_SECOND = 1000;

  /** How nearly all of them write it, before any fraction; 0 stands for a digit. */
  private static final String USUAL = "0000-00-00T00:00:00";

  private static final int FRACTION_DIGITS = 9;
  private static final int MILLIS_DIGITS = 3;

  private ClientTime() {}

  /** The instant, in whole milliseconds; empty if {@code text} is none. */
  public static Optional<Instant> parse(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.length() > Limits.TIME_LENGTH) {
      return Optional.empty();
    }
    try {
      if (stripped.endsWith("Z")) {
        return Optional.of(ofIso(stripped));
      }
      return NUMBER.matcher(stripped).matches() ? ofNumber(stripped) : Optional.of(ofIso(stripped));
    } catch (DateTimeException | ArithmeticException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> ofNumber(String text) {
    double number = Double.parseDouble(text);
    double millis = Math.abs(number) < SMALLEST_MILLIS ? number * MILLIS_A_SECOND : number;
    return Optional.of(Instant.ofEpochMilli(Math.round(millis)));
  }

  private static Instant ofIso(String text) {
    Instant instant;
    if (text.endsWith("Z")) {
      instant = isUsual(text) ? ofUsual(text) : Instant.parse(text);
    } else if (text.indexOf('T') < 0 && text.indexOf(' ') < 0) {
      instant = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } else {
      instant = ofLocal(text.replace(' ', 'T'));
    }
    return Instant.ofEpochMilli(instant.toEpochMilli());
  }

  private static boolean isUsual(String text) {
    int fraction = text.length() - USUAL.length() - 2;
    if (fraction != -1 && (fraction < 1 || fraction > FRACTION_DIGITS)) {
      return false;
    }
    for (int i = 0; i < USUAL.length(); i++) {
      char shape = USUAL.charAt(i);
      if (shape == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != shape) {
        return false;
      }
    }
    for (int i = USUAL.length() + 1; i < text.length() - 1; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    // A formatter knows midnight as 24:00:00, and leap seconds.
    return (fraction == -1 || text.charAt(USUAL.length()) == '.')
        && number(text, 11, 13) < 24
        && number(text, 17, 19) < 60;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Ten times as fast as a formatter, and every event has a time. */
  private static Instant ofUsual(String text) {
    long second =
        LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19))
            .toEpochSecond(ZoneOffset.UTC);
    return Instant.ofEpochMilli(second * MILLIS_A_SECOND + millis(text));
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static int millis(String text) {
    int millis = 0;
    for (int i = 1; i <= MILLIS_DIGITS; i++) {
      int at = USUAL.length() + i;
      millis = 10 * millis + (at < text.length() - 1 ? text.charAt(at) - '0' : 0);
    }
    return millis;
  }

  private static Instant ofLocal(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException withoutZone) {
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
  }
}
