package dev.novapixel.local.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Shows on one line of a terminal how far something has come, at which rate, and how long it will
 * take; where the output is no terminal, it says so in a line now and then.
 */
final class ProgressBar implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(250);
  private static final Duration EVERY_LINE = Duration.ofSeconds(10);
  private static final int WIDTH = 30;

  private final PrintWriter out;
  private final String what;
  private final long total;
  private final LongSupplier done;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private final Thread thread;

  ProgressBar(PrintWriter out, String what, long total, LongSupplier done) {
    this.out = out;
    this.what = what;
    this.total = total;
    this.done = done;
    this.terminal = Terminal.attended().isPresent();
    this.thread = Thread.ofVirtual().name("progress").start(this::run);
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(terminal ? EVERY : EVERY_LINE);
        show();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void show() {
    out.print(terminal ? "\r" + line() + "\u001b[K" : line() + System.lineSeparator());
    out.flush();
  }

  /** How far it is now. */
  String line() {
    return line(what, done.getAsLong(), total, Duration.ofNanos(System.nanoTime() - start));
  }

  static String line(String what, long done, long total, Duration took) {
    double share = total == 0 ? 1 : Math.min(1, (double) done / total);
    double perSecond = took.isZero() ? 0 : done / (took.toNanos() / 1e9);
    int full = (int) (share * WIDTH);
    return "  %s [%s%s] %,d of %,d  %,.0f/s  %s"
        .formatted(
            what,
            "#".repeat(full),
            ".".repeat(WIDTH - full),
            done,
            total,
            perSecond,
            done >= total ? "in " + text(took) : "left " + left(total - done, perSecond));
  }

  private static String left(long events, double perSecond) {
    return perSecond == 0 ? "?" : text(Duration.ofMillis((long) (events / perSecond * 1000)));
  }

  private static String text(Duration duration) {
    return "%d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart());
  }

  /** Shows the end, and stays. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    show();
    if (terminal) {
      out.println();
    }
    out.flush();
  }
}
