package dev.novapixel.features.topology;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * When a task wants its transaction to end: soon after what is fresh, and later after what waited
 * long already. What is kept and published is written once a transaction, so the longer one is, the
 * less a record costs. A record that comes a tenth of a second late waits a tenth of that for
 * others; one that comes a second late may wait as long again.
 *
 * <p>The clock decides here when something is published, and nothing else.
 */
final class Pace {
  /** No transaction is longer, and none is committed later than that without being asked for. */
  static final Duration LONGEST = Duration.ofSeconds(1);

  /** Nothing is in the transaction. */
  private static final long NONE = Long.MAX_VALUE;

  private final ProcessorContext<?, ?> context;
  private final Duration shortest;
  private long begun;
  private long length = NONE;

  /** Looks every {@code shortest}, which is how long a transaction is at least. */
  Pace(ProcessorContext<?, ?> context, Duration shortest) {
    this.context = context;
    this.shortest = shortest;
    context.schedule(shortest, PunctuationType.WALL_CLOCK_TIME, this::look);
  }

  /** A record that the gateway received at {@code receivedAt} is part of the transaction. */
  void took(long receivedAt) {
    long longest = LONGEST.toMillis();
    long age = Math.clamp(context.currentSystemTimeMs() - receivedAt, 0, longest);
    within(Duration.ofMillis(age * age / longest));
  }

  /** The transaction is to be no longer than that, as far as that is possible. */
  void within(Duration most) {
    length = Math.min(length, Math.max(shortest.toMillis(), most.toMillis()));
  }

  /** Whether it would not ask for a commit. */
  boolean isIdle() {
    return length == NONE;
  }

  /** A transaction ended, the next begins. */
  void committed() {
    begun = context.currentSystemTimeMs();
    length = NONE;
  }

  private void look(long now) {
    if (!isIdle() && now - begun >= length) {
      context.commit();
    }
  }
}
