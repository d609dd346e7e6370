package dev.novapixel.gateway.arrival;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long a connection may take over one request, from its first byte to its last. A client that
 * sends a byte now and then is never idle, but holds what it has sent. Used by one event loop.
 *
 * <p>Nothing is scheduled for each request: a connection that is in use looks at the clock once a
 * limit.
 */
final class Deadline {
  private final long limitNanos;
  private final Runnable tooLate;
  private boolean running;
  private boolean watched;
  private long begun;

  /**
   * @param tooLate called once the limit has passed
   */
  Deadline(Duration limit, Runnable tooLate) {
    this.limitNanos = limit.toNanos();
    this.tooLate = tooLate;
  }

  /** Bytes have come; those of a request that is under way do not begin it again. */
  void begin(EventExecutor loop) {
    if (running) {
      return;
    }
    running = true;
    begun = System.nanoTime();
    if (!watched) {
      watched = true;
      watch(loop, limitNanos);
    }
  }

  /** The request is there, or given up. */
  void end() {
    running = false;
  }

  private void watch(EventExecutor loop, long nanos) {
    var _ = loop.schedule(() -> look(loop), nanos, TimeUnit.NANOSECONDS);
  }

  private void look(EventExecutor loop) {
    long left = begun + limitNanos - System.nanoTime();
    if (!running) {
      watched = false;
    } else if (left > 0) {
      watch(loop, left);
    } else {
      watched = false;
      running = false;
      tooLate.run();
    }
  }
}
