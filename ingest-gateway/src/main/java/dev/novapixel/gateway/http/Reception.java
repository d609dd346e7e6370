package dev.novapixel.gateway.http;

import dev.novapixel.gateway.arrival.ArrivedRequest;
import dev.novapixel.gateway.intake.Intake;
import dev.novapixel.gateway.intake.Outcome;
import dev.novapixel.gateway.produce.LatencyBuckets;
import dev.novapixel.gateway.protocol.Trial;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.netty.NettyHttpRequest;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Where requests of all dialects go from HTTP to the intake and back. */
@Singleton
final class Reception {
  private static final byte[] NO_BODY = {};

  private final Intake intake;
  private final Whereabouts whereabouts;
  private final Timer latency;

  Reception(Intake intake, Whereabouts whereabouts, MeterRegistry metrics) {
    this.intake = intake;
    this.whereabouts = whereabouts;
    this.latency =
        Timer.builder("nova.gateway.request")
            .description("From a request's body being read to its answer")
            .serviceLevelObjectives(LatencyBuckets.all())
            .register(metrics);
  }

  /** Takes the events in a request's body. Whatever the content is called, its bytes decide. */
  CompletionStage<MutableHttpResponse<byte[]>> take(
      HttpRequest<?> request, ClientProtocol protocol) {
    return take(
        request,
        body -> intake.take(new ClientRequest(request, body, protocol, whereabouts, null)),
        protocol.answers());
  }

  /**
   * Says what would become of the events in a request's body, and keeps none.
   *
   * @param trial finds what would be taken out
   */
  CompletionStage<MutableHttpResponse<byte[]>> validate(
      HttpRequest<?> request, ClientProtocol protocol, Trial trial) {
    return take(
        request,
        body -> intake.take(new ClientRequest(request, body, protocol, whereabouts, trial)),
        protocol.answers());
  }

  /** Takes the events in {@code body}, which the request said elsewhere. */
  CompletionStage<MutableHttpResponse<byte[]>> take(
      HttpRequest<?> request, byte[] body, ClientProtocol protocol) {
    long begun = System.nanoTime();
    return answered(
        intake.take(new ClientRequest(request, body, protocol, whereabouts, null)),
        protocol.answers(),
        begun);
  }

  /** Has {@code taker} take a request's body, unless that was refused while it arrived. */
  CompletionStage<MutableHttpResponse<byte[]>> take(
      HttpRequest<?> request,
      Function<byte[], CompletionStage<Outcome>> taker,
      Function<Outcome, MutableHttpResponse<byte[]>> answers) {
    long begun = System.nanoTime();
    if (!(arrived(request) instanceof ArrivedRequest arrived)) {
      return answered(taker.apply(NO_BODY), answers, begun);
    }
    return answered(
        arrived.refusal() != null
            ? intake.turnAway(arrived.refusal())
            : taker.apply(arrived.take()),
        answers,
        begun);
  }

  /** As it came from the network; requests without a body came as they are. */
  private static Object arrived(HttpRequest<?> request) {
    return ((NettyHttpRequest<?>) request).getNativeRequest();
  }

  private CompletionStage<MutableHttpResponse<byte[]>> answered(
      CompletionStage<Outcome> outcome,
      Function<Outcome, MutableHttpResponse<byte[]>> answers,
      long begun) {
    return outcome.thenApply(known -> {
      MutableHttpResponse<byte[]> response = answers.apply(known);
      latency.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
      return response;
    });
  }
}
