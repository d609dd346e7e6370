package dev.novapixel.recs.learning;

import dev.novapixel.recs.nextitem.Forest;
import dev.novapixel.recs.sessions.PastSessions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a lesson to every shop that has enough sessions, one after the other on one thread that
 * rests as long as it works, and again once a tenth of its sessions are new. What was learnt is
 * taken up only if it is better. Thread-safe.
 */
public final class Learner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Learner.class);

  /** How long after one round the next begins. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** A shop's sessions of which this share is new are worth another lesson. */
  private static final double GROWN = 0.1;

  /** How long it works before it rests as long. */
  private static final Duration STRETCH = Duration.ofMillis(5);

  private final Supplier<Optional<PastSessions>> book;
  private final Forests forests;
  private final MeterRegistry meters;

  /** How many of a shop's sessions had begun when it was taught last, in the latest book. */
  private final Map<String, Integer> taught = new HashMap<>();

  private @Nullable PastSessions latest;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private long workedSince;

  private Learner(
      Supplier<Optional<PastSessions>> book,
      Forests forests,
      MeterRegistry meters,
      Duration first) {
    this.book = book;
    this.forests = forests;
    this.meters = meters;
    this.thread = Thread.ofPlatform().daemon().name("learner").unstarted(() -> run(first));
  }

  /**
   * Starts the thread.
   *
   * @param book the sessions of the epoch that answers
   * @param forests where what is learnt is put
   */
  public static Learner start(
      Supplier<Optional<PastSessions>> book, Forests forests, MeterRegistry meters) {
    return start(book, forests, meters, PAUSE);
  }

  /** As above with another time until the first round. */
  static Learner start(
      Supplier<Optional<PastSessions>> book,
      Forests forests,
      MeterRegistry meters,
      Duration first) {
    Learner learner = new Learner(book, forests, meters, first);
    learner.thread.start();
    return learner;
  }

  /** Ends a lesson under way. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Duration first) {
    Duration pause = first;
    while (!isClosedAfter(pause.toNanos())) {
      try {
        book.get().ifPresent(this::round);
      } catch (CancellationException closed) {
        return;
      } catch (RuntimeException e) {
        LOG.error("A lesson failed; what was learnt before answers on", e);
      }
      pause = PAUSE;
    }
  }

  private void round(PastSessions sessions) {
    if (!sessions.equals(latest)) {
      taught.clear();
      latest = sessions;
    }
    for (String shop : sessions.shops()) {
      int begun = sessions.begun(shop);
      if (begun >= Lesson.LEAST && isWorthALesson(shop, begun)) {
        taught.put(shop, begun);
        teach(shop, sessions.newest(shop, Lesson.MOST));
      }
    }
  }

  private boolean isWorthALesson(String shop, int begun) {
    Integer before = taught.get(shop);
    return before == null || begun - before >= GROWN * Math.min(begun, Lesson.MOST);
  }

  private void teach(String shop, List<int[]> sessions) {
    if (sessions.size() < Lesson.LEAST) {
      return;
    }
    workedSince = System.nanoTime();
    Forest now = forests.of(shop);
    Optional<Learnt> learnt = new Lesson(sessions, _ -> rest()).learn(now);
    Forest then = learnt.map(Learnt::forest).orElse(Forest.NONE);
    forests.put(shop, then);
    String outcome = then == Forest.NONE ? "none" : then == now ? "kept" : "taken";
    meters.counter("nova.recs.lessons", "outcome", outcome).increment();
    LOG.info(
        "A lesson from {} sessions of {}: {}, {}",
        sessions.size(),
        shop,
        outcome,
        learnt.map(Learnt::judgement).map(Judgement::toString).orElse("nothing was better"));
  }

  /** Leaves the processor to those who wait for answers. */
  private void rest() {
    long worked = System.nanoTime() - workedSince;
    if (worked >= STRETCH.toNanos()) {
      if (isClosedAfter(worked)) {
        throw new CancellationException();
      }
      workedSince = System.nanoTime();
    }
  }

  private boolean isClosedAfter(long nanos) {
    try {
      return closing.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }
}
