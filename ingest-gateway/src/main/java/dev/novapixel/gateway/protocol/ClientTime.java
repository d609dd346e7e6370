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

  private ClientTime() {}

  /** The instant, in whole milliseconds; empty if {@code text} is none. */
  public static Optional<Instant> parse(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.length() > Limits.TIME_LENGTH) {
      return Optional.empty();
    }
    try {
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
      instant = Instant.parse(text);
    } else if (text.indexOf('T') < 0 && text.indexOf(' ') < 0) {
      instant = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } else {
      instant = ofLocal(text.replace(' ', 'T'));
    }
    return Instant.ofEpochMilli(instant.toEpochMilli());
  }

  private static Instant ofLocal(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException withoutZone) {
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
  }
}
