package dev.novapixel.gateway.http;

import dev.novapixel.gateway.intake.Intake;
import dev.novapixel.gateway.intake.Outcome;
import dev.novapixel.gateway.produce.LatencyBuckets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Takes events in our pixel's language. Whatever the content is called, its bytes decide. (An
 * absent body is told by Micronaut's own annotation: it does not see JSpecify's on arrays.)
 */
@Controller
final class EventsController {
  private static final byte[] NO_BODY = {};

  private final Intake intake;
  private final Timer latency;

  EventsController(Intake intake, MeterRegistry metrics) {
    this.intake = intake;
    this.latency =
        Timer.builder("nova.gateway.request")
            .description("From a request's body being read to its answer")
            .serviceLevelObjectives(LatencyBuckets.all())
            .register(metrics);
  }

  @Post(
      uris = {"/v1/events", "/v1/shopify/pixel"},
      consumes = MediaType.ALL)
  CompletionStage<HttpResponse<byte[]>> take(HttpRequest<byte[]> request) {
    return answer(new PixelRequest(request, null, request.getBody().orElse(NO_BODY)));
  }

  @Post(
      uris = {"/s/{key}/v1/events", "/s/{key}/v1/shopify/pixel", "/s/{key}/shopify/pixel"},
      consumes = MediaType.ALL)
  CompletionStage<HttpResponse<byte[]>> take(
      HttpRequest<byte[]> request, @PathVariable String key) {
    return answer(new PixelRequest(request, key, request.getBody().orElse(NO_BODY)));
  }

  private CompletionStage<HttpResponse<byte[]>> answer(PixelRequest request) {
    long begun = System.nanoTime();
    return intake.take(request).thenApply(outcome -> timed(outcome, begun));
  }

  private HttpResponse<byte[]> timed(Outcome outcome, long begun) {
    HttpResponse<byte[]> response = Answers.of(outcome);
    latency.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    return response;
  }
}
