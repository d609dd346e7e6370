package dev.novapixel.recs.http;

import dev.novapixel.recs.http.Problem.Kind;
import dev.novapixel.schemas.event.Identifier;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a request, read strictly: a value that can't be used is a problem that names
 * the parameter and what it takes. Parameters that nobody reads are ignored, as browsers and
 * trackers add their own.
 */
final class Query {
  static final int MAX_LIMIT = 100;
  private static final int DEFAULT_LIMIT = 10;

  /** Longer ids are in no shop. */
  private static final int TEXT_BOUND = 512;

  /** Nothing is listed further down than this. */
  private static final int OFFSET_BOUND = 10_000;

  private final HttpRequest<?> request;

  Query(HttpRequest<?> request) {
    this.request = request;
  }

  /** A text; empty where the parameter is missing or blank. */
  Optional<String> text(String name) {
    List<String> values = request.getParameters().getAll(name);
    if (values.size() > 1) {
      throw invalid(name, "may be given once");
    }
    Optional<String> text =
        values.stream().map(String::strip).filter(value -> !value.isEmpty()).findFirst();
    if (text.filter(value -> value.length() > TEXT_BOUND).isPresent()) {
      throw invalid(name, "takes at most " + TEXT_BOUND + " characters");
    }
    return text;
  }

  /** How many entries are wanted: 1 to {@value #MAX_LIMIT}, {@value #DEFAULT_LIMIT} unless said. */
  int limit() {
    return text("limit").map(Query::limit).orElse(DEFAULT_LIMIT);
  }

  private static int limit(String text) {
    int limit = whole(text);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw invalid("limit", "takes a whole number from 1 to " + MAX_LIMIT);
    }
    return limit;
  }

  boolean flag(String name) {
    String text = text(name).orElse("false");
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid(name, "takes true or false");
    };
  }

  /** A time, cut off behind its milliseconds, as all times are. */
  Optional<Instant> time(String name) {
    return text(name).map(text -> time(name, text).truncatedTo(ChronoUnit.MILLIS));
  }

  private static Instant time(String name, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException malformed) {
      throw invalid(
          name,
          "takes an RFC 3339 time such as 2026-03-01T12:00:00Z (a + before an offset is written"
              + " %2B)");
    }
  }

  /** A product id, without a {@code gid://…/} prefix. */
  Optional<String> product(String name) {
    return text(name).map(Query::canonical);
  }

  /** An identifier of one type; its value may carry the type's own prefix. */
  Optional<Identifier> identifier(String name, Identifier.Type type) {
    String prefix = type.text() + ":";
    return text(name)
        .map(text -> text.startsWith(prefix) ? text.substring(prefix.length()) : text)
        .map(Query::canonical)
        .filter(value -> !value.isBlank())
        .map(value -> new Identifier(type, value));
  }

  /** The id that {@code gid://shopify/Product/123?x=y} stands for: {@code 123}. */
  static String canonical(String id) {
    if (!id.startsWith("gid://")) {
      return id;
    }
    String last = id.substring(id.lastIndexOf('/') + 1);
    int query = last.indexOf('?');
    return query < 0 ? last : last.substring(0, query);
  }

  /** How many entries the pages before this one took. */
  int offset() {
    return text("cursor").map(Query::offset).orElse(0);
  }

  private static int offset(String cursor) {
    int offset = whole(decoded(cursor));
    if (offset < 0 || offset > OFFSET_BOUND) {
      throw invalid("cursor", "takes a meta.next_cursor as it was given");
    }
    return offset;
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException notOurs) {
      return "";
    }
  }

  /** The cursor of the page that begins at {@code offset}. */
  static String cursor(int offset) {
    byte[] text = Integer.toString(offset).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  private static int whole(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      return Integer.MIN_VALUE;
    }
  }

  static ProblemException invalid(String name, String rule) {
    return Problem.of(Kind.INVALID_PARAMETER, "The parameter " + name + " " + rule + ".");
  }
}
