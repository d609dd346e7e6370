package dev.novapixel.local.stack;

import dev.novapixel.local.stack.PartState.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One part as it is supervised: started, watched, started again when it ends by itself, stopped. A
 * change of its state is told at once. Thread-safe; start and stop exclude each other.
 */
final class Supervised {
  private final Part part;
  private final InstantSource clock;
  private final Consumer<PartState> listener;

  /**
   * Held while the part is started or stopped, which takes seconds: the state can be read
   * meanwhile.
   */
  private final ReentrantLock lock = new ReentrantLock();

  private volatile PartState state;
  private volatile boolean stopped;
  private Part.@Nullable Running running;
  private int attempts;
  private Instant nextAttempt = Instant.MIN;

  Supervised(Part part, InstantSource clock, Consumer<PartState> listener) {
    this.part = part;
    this.clock = clock;
    this.listener = listener;
    this.state =
        new PartState(
            part.name(),
            Status.WAITING,
            0,
            part.port(),
            clock.millis(),
            0,
            part.log().toString(),
            null);
  }

  Part part() {
    return part;
  }

  PartState state() {
    return state;
  }

  /** Starts it; returns when it is ready, throws when it does not become so. */
  void start() {
    lock.lock();
    try {
      if (!stopped) {
        tell(Status.STARTING, 0, null);
        startNow();
      }
    } catch (RuntimeException failed) {
      tell(stopped ? Status.STOPPED : Status.FAILED, 0, reason(failed));
      throw failed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Starts it while all others run; where that fails, it is tried again like one that has ended.
   */
  void startInTime() {
    lock.lock();
    try {
      if (!stopped) {
        tell(Status.STARTING, 0, null);
        startNow();
      }
    } catch (RuntimeException failed) {
      attempts++;
      fall(clock.instant(), reason(failed));
    } finally {
      lock.unlock();
    }
  }

  /** Looks whether it still runs, and starts it again when it does not and its pause is over. */
  void check() {
    if (!lock.tryLock()) {
      return; // it is being started or stopped
    }
    try {
      if (!stopped) {
        reviveIfDown(clock.instant());
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets a start that is under way give up; returns at once. */
  void abandon() {
    stopped = true;
  }

  /** Ends it, for good. */
  void stop() {
    stopped = true;
    lock.lock();
    try {
      if (running != null) {
        running.stop();
        running = null;
      }
      if (state.status() != Status.FAILED) {
        tell(Status.STOPPED, 0, null);
      }
    } finally {
      lock.unlock();
    }
  }

  private void startNow() {
    var started = part.start(() -> stopped);
    running = started;
    tell(Status.READY, started.pid(), null);
  }

  private void reviveIfDown(Instant now) {
    var current = running;
    if (current != null && !current.alive()) {
      running = null;
      attempts = ranLongEnough(now) ? 1 : attempts + 1;
      fall(now, "it ended by itself");
    } else if (state.status() == Status.DOWN && !now.isBefore(nextAttempt)) {
      revive(now);
    }
  }

  private void revive(Instant now) {
    state =
        new PartState(
            state.name(),
            Status.STARTING,
            0,
            state.port(),
            clock.millis(),
            state.restarts() + 1,
            state.log(),
            state.reason());
    listener.accept(state);
    try {
      startNow();
    } catch (RuntimeException failed) {
      attempts++;
      fall(now, reason(failed));
    }
  }

  private void fall(Instant now, String why) {
    Duration pause = Backoff.before(attempts);
    nextAttempt = now.plus(pause);
    tell(Status.DOWN, 0, "%s; starting it again in %d s".formatted(why, pause.toSeconds()));
  }

  private boolean ranLongEnough(Instant now) {
    return Instant.ofEpochMilli(state.since()).plus(Backoff.WELL_AFTER).isBefore(now);
  }

  private void tell(Status status, long pid, @Nullable String reason) {
    state =
        new PartState(
            state.name(),
            status,
            pid,
            state.port(),
            clock.millis(),
            state.restarts(),
            state.log(),
            reason);
    listener.accept(state);
  }

  private static String reason(Throwable failed) {
    var message = failed.getMessage();
    return message == null ? failed.getClass().getSimpleName() : message;
  }
}
