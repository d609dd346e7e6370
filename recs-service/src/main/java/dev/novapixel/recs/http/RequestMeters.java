package dev.novapixel.recs.http;

import dev.novapixel.schemas.ops.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long answers take, by page and status. */
@ServerFilter("/v1/**")
final class RequestMeters {
  private static final String BEGUN = "nova.begun";

  private final MeterRegistry meters;

  /** By page and status: few, and each expensive to look up by its tags. */
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  RequestMeters(Metrics metrics) {
    this.meters = metrics.registry();
  }

  @RequestFilter
  void begin(HttpRequest<?> request) {
    request.setAttribute(BEGUN, System.nanoTime());
  }

  @ResponseFilter
  void end(HttpRequest<?> request, HttpResponse<?> response) {
    request
        .getAttribute(BEGUN, Long.class)
        .ifPresent(begun ->
            timer(page(request), response.code())
                .record(Duration.ofNanos(System.nanoTime() - begun)));
  }

  private Timer timer(String page, int status) {
    return timers.computeIfAbsent(page + " " + status, _ -> register(page, status));
  }

  private Timer register(String page, int status) {
    return Timer.builder("nova.recs.requests")
        .description("Time from a request to its answer")
        .tags("page", page, "status", Integer.toString(status))
        .serviceLevelObjectives(
            Duration.ofMillis(3),
            Duration.ofMillis(7),
            Duration.ofMillis(20),
            Duration.ofMillis(100))
        .register(meters);
  }

  /** The past is read from another store, whole histories at a time. */
  private static String features(HttpRequest<?> request) {
    return request.getParameters().contains("at") ? "features-as-of" : "features";
  }

  /** The last fixed word of the path: few values, and none of them somebody's id. */
  private static String page(HttpRequest<?> request) {
    String path = request.getPath();
    if (path.startsWith("/v1/shoppers/")) {
      return path.endsWith("/features") ? features(request) : "shopper";
    }
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "recommendations" -> "recommendations";
      case "popular" -> "popular";
      case "also-viewed" -> "also-viewed";
      case "also-bought" -> "also-bought";
      default -> "other";
    };
  }
}
