package dev.novapixel.gateway.http;

import dev.novapixel.gateway.arrival.ArrivedRequest;
import dev.novapixel.gateway.intake.Intake;
import dev.novapixel.gateway.intake.Outcome;
import dev.novapixel.gateway.produce.LatencyBuckets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.netty.NettyHttpRequest;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Where requests of all dialects go from HTTP to the intake and back. */
@Singleton
final class Reception {
  private static final byte[] NO_BODY = {};

  private final Intake intake;
  private final Timer latency;

  Reception(Intake intake, MeterRegistry metrics) {
    this.intake = intake;
    this.latency =
        Timer.builder("nova.gateway.request")
            .description("From a request's body being read to its answer")
            .serviceLevelObjectives(LatencyBuckets.all())
            .register(metrics);
  }

  /** Takes the events in a request's body. Whatever the content is called, its bytes decide. */
  CompletionStage<MutableHttpResponse<byte[]>> take(
      HttpRequest<?> request, ClientProtocol protocol) {
    if (!(arrived(request) instanceof ArrivedRequest arrived)) {
      return take(request, NO_BODY, protocol);
    }
    return arrived.refusal() != null
        ? answered(intake.turnAway(arrived.refusal()), protocol, System.nanoTime())
        : take(request, arrived.body(), protocol);
  }

  /** Takes the events in {@code body}, which the request said elsewhere. */
  CompletionStage<MutableHttpResponse<byte[]>> take(
      HttpRequest<?> request, byte[] body, ClientProtocol protocol) {
    long begun = System.nanoTime();
    return answered(intake.take(new ClientRequest(request, body, protocol)), protocol, begun);
  }

  /** As it came from the network; requests without a body came as they are. */
  private static Object arrived(HttpRequest<?> request) {
    return ((NettyHttpRequest<?>) request).getNativeRequest();
  }

  private CompletionStage<MutableHttpResponse<byte[]>> answered(
      CompletionStage<Outcome> outcome, ClientProtocol protocol, long begun) {
    return outcome.thenApply(known -> {
      MutableHttpResponse<byte[]> response = protocol.answers().apply(known);
      latency.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
      return response;
    });
  }
}
