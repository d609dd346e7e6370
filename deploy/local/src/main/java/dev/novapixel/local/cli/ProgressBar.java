package dev.novapixel.local.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Shows how far something has come, at which rate, and how long it will take. */
final class ProgressBar implements AutoCloseable {
  private static final int WIDTH = 30;

  private final LiveLine line;

  ProgressBar(PrintWriter out, String what, long total, LongSupplier done) {
    long start = System.nanoTime();
    this.line =
        new LiveLine(
            out,
            () -> line(what, done.getAsLong(), total, Duration.ofNanos(System.nanoTime() - start)));
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

  @Override
  public void close() {
    line.close();
  }
}
