package dev.novapixel.local.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.local.source.Row;
import dev.novapixel.schemas.event.Identifier;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/**
 * What a training example asks for: somebody, and when.
 *
 * @param row where it stands in its file, from 1
 * @param text as it stands there
 * @param ref any of the shopper's identifiers
 * @param at the time as of which the features are wanted
 */
record AsOfEvent(long row, String text, String ref, Instant at) {
  static final String REF = "ref";
  static final String AT = "at";

  /** A row that asks for nothing that can be answered; the message says why. */
  static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableException(String message) {
      super(message);
    }
  }

  /** What a row of the file asks for. */
  static AsOfEvent of(Row row) throws UnusableException {
    return switch (row) {
      case Row.Bad bad -> throw new UnusableException(bad.reason());
      case Row.Good good ->
          new AsOfEvent(
              good.number(),
              good.text(),
              ref(text(good.columns(), REF)),
              time(text(good.columns(), AT)));
    };
  }

  private static String text(JsonNode columns, String name) throws UnusableException {
    JsonNode value = columns.path(name);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw new UnusableException("there is no " + name);
    }
    return value.textValue().strip();
  }

  private static String ref(String text) throws UnusableException {
    if (Identifier.parse(text).isEmpty()) {
      throw new UnusableException(
          "ref '%s' is none of client:…, checkout:… and customer:…".formatted(text));
    }
    return text;
  }

  private static Instant time(String text) throws UnusableException {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException malformed) {
      throw new UnusableException(
          "at '%s' is no RFC 3339 time such as 2026-03-01T12:00:00Z".formatted(text));
    }
  }
}
