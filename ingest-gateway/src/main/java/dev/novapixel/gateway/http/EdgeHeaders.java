package dev.novapixel.gateway.http;

import io.micronaut.http.HttpHeaders;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The headers of every answer, errors included: leave for the browser to read it, and the request's
 * id.
 *
 * <p>Pixels run in sandboxes whose origin is literally {@code null}, and beacons send credentials:
 * the origin is echoed, never {@code *}.
 */
final class EdgeHeaders {
  static final String REQUEST_ID = "X-Request-Id";
  private static final String EXPOSED = "Retry-After, X-Request-Id";
  private static final int MAX_REQUEST_ID = 100;

  private EdgeHeaders() {}

  /** Lets a page read the answer, whose request had this origin. */
  static void forOrigin(@Nullable String origin, BiConsumer<String, String> set) {
    if (origin != null) {
      set.accept(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
      set.accept(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
      set.accept(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }
  }

  /** The caller's own id, if it is one that can be shown and logged; else a new one. */
  static String requestId(@Nullable String given) {
    return given != null && isPlain(given) ? given : newId();
  }

  /** Tells requests apart and keeps no secret: strong randomness would cost more than the rest. */
  private static String newId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private static boolean isPlain(String id) {
    return !id.isEmpty()
        && id.length() <= MAX_REQUEST_ID
        && id.chars().allMatch(c -> c == '-' || c == '_' || Character.isLetterOrDigit(c));
  }
}
