package dev.novapixel.schemas.kafka;

import dev.novapixel.schemas.ops.Check;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one streams process: started once, ready when its state is restored, ended by {@link
 * #close} or by an error that no retry mends. In that case the process has to end, and be started
 * again by whoever supervises it: a new process has nothing of the old one's trouble. Thread-safe.
 *
 * <pre>{@code
 * try (var runner = new StreamsRunner(topology, properties)) {
 *   runner.start();
 *   runner.awaitEnd();   // returns after close(), throws when the streams died
 * }
 * }</pre>
 */
public final class StreamsRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);

  /** After this, an orderly end is given up; the transaction then ends by its time-out. */
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final KafkaStreams streams;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Throwable failure;

  public StreamsRunner(Topology topology, Properties properties) {
    streams = new KafkaStreams(topology, properties);
    streams.setUncaughtExceptionHandler(this::died);
    streams.setStateListener(this::moved);
  }

  /** Begins to process, without waiting for anything. */
  public void start() {
    streams.start();
  }

  /** Blocks until {@link #close}; throws when the streams died of an error instead. */
  public void awaitEnd() throws InterruptedException {
    ended.await();
    Throwable cause = failure;
    if (cause != null) {
      throw new IllegalStateException("The streams ended with an error.", cause);
    }
  }

  /** Ok once all state is restored and records are processed. */
  public Check ready() {
    State state = streams.state();
    return state == State.RUNNING ? Check.OK : Check.failed("streams are " + state);
  }

  /** Ok as long as the process need not be started again. */
  public Check alive() {
    State state = streams.state();
    return switch (state) {
      case CREATED, REBALANCING, RUNNING -> Check.OK;
      case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR ->
          Check.failed("streams are " + state);
    };
  }

  /** The streams, for metrics and for looking at state in tests. */
  public KafkaStreams streams() {
    return streams;
  }

  /**
   * Commits, hands the work over to other instances at once, and waits for the end of all threads.
   */
  @Override
  public void close() {
    boolean orderly =
        streams.close(
            CloseOptions.timeout(CLOSING)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    if (!orderly) {
      LOG.warn("The streams did not end within {}.", CLOSING);
    }
    ended.countDown();
  }

  private StreamThreadExceptionResponse died(Throwable cause) {
    LOG.error("The streams died.", cause);
    failure = cause;
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private void moved(State to, State from) {
    LOG.info("streams: {} -> {}", from, to);
    if (to == State.ERROR || to == State.NOT_RUNNING) {
      ended.countDown();
    }
  }
}
