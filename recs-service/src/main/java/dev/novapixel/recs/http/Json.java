package dev.novapixel.recs.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How answers are written. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final MediaType PROBLEM = MediaType.of("application/problem+json");

  /** Digits behind the point that a score or a measure is given with. */
  private static final double PRECISION = 1e6;

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  static JsonNode of(@Nullable Object value) {
    return MAPPER.valueToTree(value);
  }

  /** ISO 8601 UTC with milliseconds. */
  static String time(Instant time) {
    return ISO.format(time);
  }

  static double rounded(double value) {
    return Math.round(value * PRECISION) / PRECISION;
  }

  /** 200 with {@code data} and {@code meta}; nobody on the way may keep it. */
  static MutableHttpResponse<byte[]> ok(JsonNode data, ObjectNode meta) {
    ObjectNode body = object();
    body.set("data", data);
    body.set("meta", meta);
    return HttpResponse.ok(bytes(body))
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-store");
  }

  static MutableHttpResponse<byte[]> problem(Problem problem) {
    Problem.Kind kind = problem.kind();
    ObjectNode body =
        object()
            .put("type", kind.type())
            .put("title", kind.title())
            .put("status", kind.status())
            .put("detail", problem.detail());
    MutableHttpResponse<byte[]> response =
        HttpResponse.<byte[]>status(HttpStatus.valueOf(kind.status()))
            .body(bytes(body))
            .contentType(PROBLEM)
            .header("Cache-Control", "no-store");
    return switch (kind) {
      case KEY_MISSING, KEY_UNKNOWN -> response.header("WWW-Authenticate", "Bearer");
      case STORE_AWAY -> response.header("Retry-After", "1");
      case INVALID_PARAMETER,
          KEY_TOO_WEAK,
          SHOP_MISMATCH,
          SHOP_DISABLED,
          AS_OF_IN_FUTURE,
          AS_OF_BEFORE_REACH,
          HISTORY_TOO_LONG,
          UNKNOWN_SHOPPER,
          NOT_FOUND,
          METHOD_NOT_ALLOWED,
          REQUEST_REFUSED,
          INTERNAL ->
          response;
    };
  }

  static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }
}
