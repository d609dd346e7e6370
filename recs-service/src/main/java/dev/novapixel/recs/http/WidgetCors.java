package dev.novapixel.recs.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets widgets on any page ({@code Origin: null} too) read what a write key may see. No cookies are
 * involved, so that every origin can be allowed.
 */
@ServerFilter({"/v1/recommendations", "/v1/popular", "/v1/products/**"})
final class WidgetCors {
  private static final String A_DAY = "86400";

  /** Answers a preflight; lets everything else pass. */
  @RequestFilter
  @Nullable HttpResponse<?> preflight(HttpRequest<?> request) {
    if (request.getMethod() != HttpMethod.OPTIONS) {
      return null;
    }
    String wanted = request.getHeaders().get(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
    return HttpResponse.noContent()
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET")
        .header(
            HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
            wanted == null ? "Authorization, X-Nova-Key, X-Write-Key" : wanted)
        .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, A_DAY)
        .header(HttpHeaders.VARY, HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
  }

  @ResponseFilter
  void allow(MutableHttpResponse<?> response) {
    response.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
  }
}
