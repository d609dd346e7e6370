package dev.novapixel.gateway.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line for each request: what was asked, what was answered, how long it took. It names the route
 * and never the address itself, in which keys stand and whatever a client says in a query; nor
 * where the request came from.
 */
@Requires(property = AccessLog.PROPERTY, value = "true")
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AccessLog implements Ordered {
  static final String PROPERTY = "nova.access-log";

  private static final Logger LOG = LoggerFactory.getLogger("access");
  private static final String BEGUN = "nova.begun";
  private static final String LINE = "method={} route={} status={} received={} ms={} request={}";

  /** Whoever is not let in has none. */
  private static final String NO_ROUTE = "-";

  /** Around all other filters, so that it sees what they answer. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @RequestFilter
  void begin(HttpRequest<?> request) {
    request.setAttribute(BEGUN, System.nanoTime());
  }

  @ResponseFilter
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    LOG.info(
        LINE,
        request.getMethodName(),
        BasicHttpAttributes.getUriTemplate(request).orElse(NO_ROUTE),
        response.code(),
        Math.max(0, request.getContentLength()),
        request.getAttribute(BEGUN, Long.class).map(AccessLog::millisSince).orElse(0L),
        response.getHeaders().get(EdgeHeaders.REQUEST_ID));
  }

  /** A request that was answered at the door, in no time. */
  void atTheDoor(String method, int status, long length, String requestId) {
    LOG.info(LINE, method, NO_ROUTE, status, length, 0, requestId);
  }

  private static long millisSince(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun).toMillis();
  }
}
