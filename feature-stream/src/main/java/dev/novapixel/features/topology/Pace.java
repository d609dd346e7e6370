package dev.novapixel.features.topology;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * When a task wants its transaction to end: soon after what is fresh, and later after what waited
 * long already. What is kept and published is written once a transaction, so the longer one is, the
 * less a record costs; and a record that comes a second late is not much later for a quarter of it.
 *
 * <p>The clock decides here when something is published, and nothing else.
 */
final class Pace {
  /** A transaction is at most as long as its freshest record was old, divided by this. */
  private static final int PART = 4;

  /** No transaction is longer, and none is committed later than that without being asked for. */
  static final Duration LONGEST = Duration.ofMillis(500);

  private final ProcessorContext<?, ?> context;
  private final Duration shortest;
  private long begun = Long.MIN_VALUE;
  private long freshest = Long.MIN_VALUE;

  /** Looks every {@code shortest}, which is how long a transaction is at least. */
  Pace(ProcessorContext<?, ?> context, Duration shortest) {
    this.context = context;
    this.shortest = shortest;
    context.schedule(shortest, PunctuationType.WALL_CLOCK_TIME, this::look);
  }

  /** A record that the gateway received at {@code receivedAt} is part of the transaction. */
  void took(long receivedAt) {
    freshest = Math.max(freshest, receivedAt);
  }

  /** A transaction ended, the next begins. */
  void committed() {
    begun = context.currentSystemTimeMs();
    freshest = Long.MIN_VALUE;
  }

  private void look(long now) {
    if (freshest != Long.MIN_VALUE && now >= begun + length(now - freshest)) {
      context.commit();
    }
  }

  private long length(long age) {
    return Math.max(shortest.toMillis(), Math.min(age / PART, LONGEST.toMillis()));
  }
}
