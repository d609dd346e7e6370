package dev.novapixel.schemas.redis;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How times are written in Redis: ISO 8601 UTC with milliseconds, as the API answers them. */
final class Times {
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Times() {}

  static String text(Instant time) {
    return ISO.format(time);
  }

  static Instant read(String text) {
    return Instant.parse(text);
  }
}
