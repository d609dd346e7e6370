package dev.novapixel.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Drives connections for a while and counts. A closed loop finds the ceiling; an open loop measures
 * latency from the intended send time, so that a stalled server cannot hide its stall.
 */
public final class Load {

  /** Whatever one request after another is sent over, each after the last one's answer. */
  public interface Line extends AutoCloseable {

    /** Sends a request, waits for its answer, and returns its status as HTTP would say it. */
    int send(byte[] body) throws IOException;

    @Override
    void close() throws IOException;
  }

  /** Opens one line of the load. */
  @FunctionalInterface
  public interface Connect {
    Line open() throws IOException;
  }

  /**
   * What a load came to.
   *
   * @param accepted requests answered with 2xx
   * @param refused requests answered otherwise
   * @param elapsed how long it took
   * @param latency microseconds from the intended send time to the answer
   */
  public record Outcome(long accepted, long refused, Duration elapsed, Histogram latency) {
    /** The answer that came later than this share of all, in milliseconds. */
    public double millis(double percentile) {
      return latency.getValueAtPercentile(percentile) / 1000.0;
    }
  }

  private static final long HIGHEST_MICROS = Duration.ofMinutes(1).toNanos() / 1000;

  private final Connect connect;
  private final int connections;
  private final Supplier<byte[]> bodies;

  /**
   * A load over {@code connections} connections.
   *
   * @param bodies makes each request's body; called from several threads
   */
  public Load(Connect connect, int connections, Supplier<byte[]> bodies) {
    this.connect = connect;
    this.connections = connections;
    this.bodies = bodies;
  }

  /** Each connection sends as soon as the last answer is there. */
  public Outcome closedLoop(Duration length) throws InterruptedException {
    long end = System.nanoTime() + length.toNanos();
    return run(() -> System.nanoTime() < end ? System.nanoTime() : -1);
  }

  /** Requests are due at a steady rate, whether earlier ones were answered or not. */
  public Outcome openLoop(int perSecond, Duration length) throws InterruptedException {
    long start = System.nanoTime();
    long end = start + length.toNanos();
    AtomicLong number = new AtomicLong();
    return run(() -> {
      long due = start + number.getAndIncrement() * 1_000_000_000L / perSecond;
      return due < end ? due : -1;
    });
  }

  /** Gives the next request's due time in nanoseconds, or −1 at the end. */
  private interface Schedule {
    long next();
  }

  private Outcome run(Schedule schedule) throws InterruptedException {
    long start = System.nanoTime();
    List<Lane> lanes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        Lane lane = new Lane(schedule);
        lanes.add(lane);
        running.add(threads.submit(lane::drive));
      }
      for (Future<?> lane : running) {
        await(lane);
      }
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    Histogram latency = new Histogram(HIGHEST_MICROS, 3);
    lanes.forEach(lane -> latency.add(lane.latency));
    return new Outcome(
        lanes.stream().mapToLong(lane -> lane.accepted).sum(),
        lanes.stream().mapToLong(lane -> lane.refused).sum(),
        elapsed,
        latency);
  }

  private static void await(Future<?> lane) throws InterruptedException {
    try {
      lane.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the load could not be sent", failed.getCause());
    }
  }

  /** One connection and what it saw. */
  private final class Lane {
    private final Schedule schedule;
    private final Histogram latency = new Histogram(HIGHEST_MICROS, 3);
    private long accepted;
    private long refused;

    Lane(Schedule schedule) {
      this.schedule = schedule;
    }

    Void drive() throws IOException {
      try (Line line = connect.open()) {
        for (long due = schedule.next(); due >= 0; due = schedule.next()) {
          byte[] body = bodies.get(); // making it is no part of the latency
          awaitDue(due);
          int status = line.send(body);
          long micros = (System.nanoTime() - due) / 1000;
          latency.recordValue(Math.clamp(micros, 0, HIGHEST_MICROS));
          if (status / 100 == 2) {
            accepted++;
          } else {
            refused++;
          }
        }
      }
      return null;
    }

    private static void awaitDue(long due) {
      for (long ahead = due - System.nanoTime(); ahead > 0; ahead = due - System.nanoTime()) {
        LockSupport.parkNanos(ahead);
      }
    }
  }
}
