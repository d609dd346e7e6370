package dev.novapixel.gateway.http;

import dev.novapixel.gateway.arrival.ArrivedRequest;
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
import io.micronaut.http.server.netty.NettyHttpRequest;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes events in our pixel's language. Whatever the content is called, its bytes decide. */
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
  CompletionStage<HttpResponse<byte[]>> take(HttpRequest<?> request) {
    return take(request, null);
  }

  @Post(
      uris = {"/s/{key}/v1/events", "/s/{key}/v1/shopify/pixel", "/s/{key}/shopify/pixel"},
      consumes = MediaType.ALL)
  CompletionStage<HttpResponse<byte[]>> takeOfPath(
      HttpRequest<?> request, @PathVariable String key) {
    return take(request, key);
  }

  private CompletionStage<HttpResponse<byte[]>> take(HttpRequest<?> request, @Nullable String key) {
    long begun = System.nanoTime();
    return outcome(request, key).thenApply(outcome -> timed(outcome, begun));
  }

  private CompletionStage<Outcome> outcome(HttpRequest<?> request, @Nullable String key) {
    if (!(arrived(request) instanceof ArrivedRequest arrived)) {
      return intake.take(new PixelRequest(request, key, NO_BODY));
    }
    return arrived.refusal() != null
        ? intake.turnAway(arrived.refusal())
        : intake.take(new PixelRequest(request, key, arrived.body()));
  }

  /** As it came from the network; requests without a body came as they are. */
  private static Object arrived(HttpRequest<?> request) {
    return ((NettyHttpRequest<?>) request).getNativeRequest();
  }

  private HttpResponse<byte[]> timed(Outcome outcome, long begun) {
    HttpResponse<byte[]> response = Answers.of(outcome);
    latency.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    return response;
  }
}
