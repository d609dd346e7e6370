package dev.novapixel.stitcher.normalise;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads times within payloads. When an event happened is the gateway's to say. */
final class Times {
  /** Nothing that a shop tells of happened earlier. */
  static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private Times() {}

  /** The instant that {@code text} spells with its offset, in whole milliseconds; null if none. */
  static @Nullable Instant parse(String text) {
    try {
      return Instant.ofEpochMilli(OffsetDateTime.parse(text).toInstant().toEpochMilli());
    } catch (DateTimeException | ArithmeticException unreadable) {
      return null;
    }
  }
}
