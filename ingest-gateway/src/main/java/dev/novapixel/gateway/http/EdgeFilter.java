package dev.novapixel.gateway.http;

import dev.novapixel.gateway.arrival.ArrivedRequest;
import dev.novapixel.gateway.intake.Intake;
import dev.novapixel.gateway.intake.Outcome;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What every response carries, errors included: leave for the browser to read it, and the request's
 * id. Answers preflights on any path before anybody asks for a key, and whoever was turned away at
 * the door, whatever he came for.
 *
 * <p>Pixels run in sandboxes whose origin is literally {@code null}, and beacons send credentials:
 * the origin is echoed, never {@code *}.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class EdgeFilter {
  static final String REQUEST_ID = "X-Request-Id";
  private static final String EXPOSED = "Retry-After, X-Request-Id";
  private static final String METHODS = "GET, HEAD, POST";

  /** Chromium's cap, in seconds. */
  private static final String MAX_AGE = "7200";

  private static final int MAX_REQUEST_ID = 100;

  private final Intake intake;

  EdgeFilter(Intake intake) {
    this.intake = intake;
  }

  /** Null lets the request pass; what is answered here goes past {@link #mark}. */
  @RequestFilter
  @Nullable HttpResponse<?> atTheDoor(HttpRequest<?> request) {
    MutableHttpResponse<?> response = answer(request);
    if (response != null) {
      mark(request, response);
    }
    return response;
  }

  private @Nullable MutableHttpResponse<?> answer(HttpRequest<?> request) {
    if (request.getMethod() == HttpMethod.OPTIONS) {
      return HttpResponse.noContent();
    }
    if (request instanceof NettyHttpRequest<?> netty
        && netty.getNativeRequest() instanceof ArrivedRequest arrived
        && arrived.refusal() instanceof Outcome.Refused refused) {
      var _ = intake.turnAway(refused);
      return Answers.of(refused);
    }
    return null;
  }

  @ResponseFilter
  void mark(HttpRequest<?> request, MutableHttpResponse<?> response) {
    MutableHttpHeaders headers = response.getHeaders();
    headers.set(REQUEST_ID, requestId(request));
    if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
      headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
    if (origin == null) {
      return;
    }
    headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
    if (request.getMethod() == HttpMethod.OPTIONS) {
      allow(request, headers);
    } else {
      headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }
  }

  private static void allow(HttpRequest<?> request, MutableHttpHeaders headers) {
    headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
    headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, MAX_AGE);
    String asked = request.getHeaders().get(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
    if (asked != null) {
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, asked);
    }
  }

  /** The caller's own id, if it is one that can be shown and logged; else a new one. */
  private static String requestId(HttpRequest<?> request) {
    String given = request.getHeaders().get(REQUEST_ID);
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
