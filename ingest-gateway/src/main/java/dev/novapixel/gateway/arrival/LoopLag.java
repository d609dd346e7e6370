package dev.novapixel.gateway.arrival;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long an event loop has been at one round of its connections. A loop that has more to do than
 * it can takes longer and longer rounds, and whoever comes last in a round has waited for all of
 * it: that is the queue, before anybody has read a byte of what waits. Used by its event loop.
 */
final class LoopLag {
  private static final Duration TICK = Duration.ofMillis(20);

  private long lastTick = System.nanoTime();

  private LoopLag() {}

  /** Begins to look at a loop, which is between two rounds whenever it runs a task. */
  static LoopLag of(EventExecutor loop) {
    LoopLag lag = new LoopLag();
    var _ =
        loop.scheduleWithFixedDelay(
            () -> lag.lastTick = System.nanoTime(), 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    return lag;
  }

  /** At least so long this round has taken; in nanoseconds. */
  long nanos() {
    return System.nanoTime() - lastTick - TICK.toNanos();
  }
}
