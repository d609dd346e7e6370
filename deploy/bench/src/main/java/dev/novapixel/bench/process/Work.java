package dev.novapixel.bench.process;

import dev.novapixel.bench.load.ProcessTime;
import java.io.IOException;
import java.time.Duration;

/** The processor time of a process between two moments, and what its compilers had of it. */
public final class Work {
  private final ProcessTime time;
  private final Compiling compiling;

  public Work(long pid) {
    this.time = new ProcessTime(pid);
    this.compiling = new Compiling(pid);
  }

  /** What was used up to a moment. */
  public record Mark(Duration used, Duration compiling) {}

  /**
   * What was used since a moment.
   *
   * @param seconds of processor time
   * @param compiled the part of it that the compilers took, from 0 to 1
   */
  public record Spent(double seconds, double compiled) {}

  public Mark mark() throws IOException {
    return new Mark(time.used(), compiling.used());
  }

  public Spent since(Mark before) throws IOException {
    double seconds = seconds(time.used().minus(before.used));
    double compiled = seconds(compiling.used().minus(before.compiling));
    return new Spent(seconds, seconds == 0 ? 0 : compiled / seconds);
  }

  /** The processor time that it used so far. */
  public Duration used() {
    return time.used();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
