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

  /** How browsers write it; 0 stands for a digit. */
  private static final String BROWSERS = "0000-00-00T00:00:00.000Z";

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
    if (text.length() == BROWSERS.length() && text.endsWith("Z")) {
      instant = ofBrowser(text);
    } else if (text.endsWith("Z")) {
      instant = Instant.parse(text);
    } else if (text.indexOf('T') < 0 && text.indexOf(' ') < 0) {
      instant = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } else {
      instant = ofLocal(text.replace(' ', 'T'));
    }
    return Instant.ofEpochMilli(instant.toEpochMilli());
  }

  /** What {@code toISOString} writes is nearly all there is: ten times as fast as a formatter. */
  private static Instant ofBrowser(String text) {
    for (int i = 0; i < text.length(); i++) {
      char shape = BROWSERS.charAt(i);
      char c = text.charAt(i);
      if (shape == '0' ? c < '0' || c > '9' : c != shape) {
        return Instant.parse(text);
      }
    }
    long second =
        LocalDateTime.of(
                Integer.parseInt(text, 0, 4, 10),
                Integer.parseInt(text, 5, 7, 10),
                Integer.parseInt(text, 8, 10, 10),
                Integer.parseInt(text, 11, 13, 10),
                Integer.parseInt(text, 14, 16, 10),
                Integer.parseInt(text, 17, 19, 10))
            .toEpochSecond(ZoneOffset.UTC);
    return Instant.ofEpochMilli(second * MILLIS_A_SECOND + Integer.parseInt(text, 20, 23, 10));
  }

  private static Instant ofLocal(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException withoutZone) {
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
  }
}
