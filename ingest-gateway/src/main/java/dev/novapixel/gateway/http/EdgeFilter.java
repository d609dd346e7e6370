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
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link EdgeHeaders} on every response. Answers preflights on any path before anybody asks
 * for a key, and whoever was turned away at the door, whatever he came for.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class EdgeFilter {
  private static final String METHODS = "GET, HEAD, POST";

  /** Chromium's cap, in seconds. */
  private static final String MAX_AGE = "7200";

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
    headers.set(
        EdgeHeaders.REQUEST_ID,
        EdgeHeaders.requestId(request.getHeaders().get(EdgeHeaders.REQUEST_ID)));
    if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
      headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
    EdgeHeaders.forOrigin(origin, headers::set);
    if (origin != null && request.getMethod() == HttpMethod.OPTIONS) {
      allow(request, headers);
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
}
