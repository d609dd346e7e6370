package dev.novapixel.local.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Shows on one line of a terminal how something stands, again and again until it is closed; where
 * the output is no terminal, it says so in a line now and then.
 */
final class LiveLine implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(250);
  private static final Duration EVERY_LINE = Duration.ofSeconds(10);

  private final PrintWriter out;
  private final Supplier<String> line;
  private final boolean terminal;
  private final Thread thread;

  LiveLine(PrintWriter out, Supplier<String> line) {
    this.out = out;
    this.line = line;
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
    out.print(terminal ? "\r" + line.get() + "\u001b[K" : line.get() + System.lineSeparator());
    out.flush();
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
