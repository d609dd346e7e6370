package dev.novapixel.gateway.produce;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Says whether Kafka takes records, so that a request need not wait four seconds to learn that it
 * doesn't. Starts open (nothing passes).
 *
 * <pre>
 * OPEN ──the cluster answers a probe──▶ TRYING ──an acknowledgement──▶ CLOSED
 *   ▲                                     │                              │
 *   └──────────── a failure ──────────────┘   {@value #FAILURES} failures in a row, │
 *   └──────── or no acknowledgement for a while, though some are due ────┘
 * </pre>
 *
 * <p>While trying, at most {@value #TRIES} batches pass before the first acknowledgement.
 * Thread-safe.
 */
final class Breaker {
  private static final int FAILURES = 3;

  /** More than 503 at once would have told as little; fewer would refuse what Kafka can take. */
  static final int TRIES = 64;

  /** Kafka acknowledges in milliseconds; an election of a leader takes about a second. */
  static final Duration PATIENCE = Duration.ofMillis(1500);

  private final LongSupplier nanoTime;
  private State state = State.OPEN;
  private int failures;
  private int tries;
  private int due;
  private long lastProgress;

  /** What passes. */
  enum State {
    /** Everything. */
    CLOSED(0),
    /** A few batches, to see. */
    TRYING(1),
    /** Nothing. */
    OPEN(2);

    private final int gauge;

    State(int gauge) {
      this.gauge = gauge;
    }

    /** How the metric says it. */
    int gauge() {
      return gauge;
    }
  }

  /** What the end of a batch says of Kafka; of several, the last of this order counts. */
  enum Result {
    /** Nothing: it was never sent. */
    NOT_TRIED,
    /** It acknowledges. */
    DURABLE,
    /** It does not acknowledge. */
    FAILED
  }

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  Breaker(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.lastProgress = nanoTime.getAsLong();
  }

  synchronized State state() {
    judgeSilence();
    return state;
  }

  /** Whether a batch would pass now. */
  synchronized boolean isOpen() {
    judgeSilence();
    return state == State.OPEN || (state == State.TRYING && tries >= TRIES);
  }

  /** Whether a batch passes; one that does has to end in {@link #ended}. */
  synchronized boolean pass() {
    if (isOpen()) {
      return false;
    }
    if (state == State.TRYING) {
      tries++;
    }
    if (due++ == 0) {
      lastProgress = nanoTime.getAsLong();
    }
    return true;
  }

  /** A batch that passed has ended. */
  synchronized void ended(Result result) {
    due--;
    switch (result) {
      case DURABLE -> {
        lastProgress = nanoTime.getAsLong();
        failures = 0;
        state = State.CLOSED;
      }
      case NOT_TRIED -> tries--;
      case FAILED -> {
        if (state == State.TRYING || (state == State.CLOSED && ++failures >= FAILURES)) {
          open();
        }
      }
    }
  }

  /** The cluster answers: a few may try. */
  synchronized void clusterAnswers() {
    if (state == State.OPEN) {
      state = State.TRYING;
      tries = 0;
      failures = 0;
      lastProgress = nanoTime.getAsLong();
    }
  }

  /** Returns when nothing passes. */
  synchronized void awaitOpen() throws InterruptedException {
    while (state() != State.OPEN) {
      wait(PATIENCE.toMillis());
    }
  }

  private void judgeSilence() {
    boolean silent = nanoTime.getAsLong() - lastProgress > PATIENCE.toNanos();
    if (state != State.OPEN && due > 0 && silent) {
      open();
    }
  }

  private void open() {
    state = State.OPEN;
    notifyAll();
  }
}
