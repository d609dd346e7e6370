package dev.novapixel.recs.knowledge;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Remembers that a store is away, so that not every request waits for its time-out: after {@link
 * #FAILURES} failures in a row it lets one request through each {@link #PAUSE}, and the first
 * success opens the way for all. Thread-safe.
 */
final class Circuit {
  private static final int FAILURES = 3;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final InstantSource clock;
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicLong nextAttempt = new AtomicLong();

  Circuit(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether the store should be asked. */
  boolean allows() {
    if (failures.get() < FAILURES) {
      return true;
    }
    long now = clock.millis();
    long next = nextAttempt.get();
    return now >= next && nextAttempt.compareAndSet(next, now + PAUSE.toMillis());
  }

  void succeeded() {
    failures.set(0);
  }

  void failed() {
    if (failures.incrementAndGet() == FAILURES) {
      nextAttempt.set(clock.millis() + PAUSE.toMillis());
    }
  }
}
