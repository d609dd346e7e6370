package dev.novapixel.local.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** How a source writes times. */
sealed interface TimeFormat {
  Instant parse(String text) throws BadValueException;

  /**
   * The format of that name: {@code iso}, {@code epoch-millis}, {@code epoch-seconds}, or a pattern
   * of {@link DateTimeFormatter}, read in {@code zone} where it names none.
   */
  static TimeFormat of(String name, ZoneId zone) {
    return switch (name) {
      case "iso" -> new Iso();
      case "epoch-millis" -> new Epoch(1);
      case "epoch-seconds" -> new Epoch(1000);
      default -> new Patterned(DateTimeFormatter.ofPattern(name, Locale.ROOT), zone);
    };
  }

  /** ISO 8601 with a zone. */
  record Iso() implements TimeFormat {
    @Override
    public Instant parse(String text) throws BadValueException {
      try {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
      } catch (DateTimeException malformed) {
        throw new BadValueException("'" + text + "' is no time in ISO 8601 with a zone");
      }
    }
  }

  /** A count since 1970, one unit being so many milliseconds. */
  record Epoch(long unit) implements TimeFormat {
    @Override
    public Instant parse(String text) throws BadValueException {
      try {
        return Instant.ofEpochMilli(Math.multiplyExact(Long.parseLong(text.strip()), unit));
      } catch (NumberFormatException | ArithmeticException malformed) {
        throw new BadValueException("'" + text + "' is no count of time since 1970");
      }
    }
  }

  /** A pattern; local times are of {@code zone}. */
  record Patterned(DateTimeFormatter formatter, ZoneId zone) implements TimeFormat {
    @Override
    public Instant parse(String text) throws BadValueException {
      try {
        var parsed = formatter.parse(text);
        return parsed.isSupported(ChronoField.INSTANT_SECONDS)
            ? Instant.from(parsed)
            : LocalDateTime.from(parsed).atZone(zone).toInstant();
      } catch (DateTimeException malformed) {
        throw new BadValueException("'" + text + "' is no time as the mapping says");
      }
    }
  }
}
