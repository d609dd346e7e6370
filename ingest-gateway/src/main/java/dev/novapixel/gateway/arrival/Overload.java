package dev.novapixel.gateway.arrival;

import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;

/**
 * When more comes than can be done: requests with a body are answered at once, before they are
 * read, and without asking anybody, so that most of the time is left for those that are served.
 * Thread-safe.
 */
public final class Overload {
  /**
   * Whoever comes just behind a round waits for the rest of it and for most of the next: less than
   * the five seconds after which clients give up. Much less would refuse what can well be done: a
   * JVM that was just started, on a machine with other work, may need a second for a round.
   */
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(2);

  private final Refusal refusal;
  private final ConcurrentMap<EventExecutor, LoopLag> loops = new ConcurrentHashMap<>();

  /** Makes the answer of a request that there is no time for, and counts it. */
  @FunctionalInterface
  public interface Refusal {
    FullHttpResponse of(HttpRequest request);
  }

  public Overload(Refusal refusal) {
    this.refusal = refusal;
  }

  /** Whether a loop has no time for what it finds now; to be asked by that loop. */
  BooleanSupplier lateness(EventExecutor loop) {
    // As many as the server has loops.
    LoopLag lag = loops.computeIfAbsent(loop, LoopLag::of);
    return () -> lag.nanos() > LONGEST_ROUND.toNanos();
  }

  FullHttpResponse refuse(HttpRequest request) {
    return refusal.of(request);
  }
}
