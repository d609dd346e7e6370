package dev.novapixel.servers;

import dev.novapixel.servers.process.GuardedProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waits until a server that is a process of its own answers, or has died, or takes too long. */
final class Await {
  private static final Duration PAUSE = Duration.ofMillis(40);
  private static final int LINES_SHOWN = 12;

  private Await() {}

  /**
   * Asks {@code probe} until it returns true; an exception of its counts as false, and is the cause
   * if time runs out.
   */
  static void ready(
      String server, GuardedProcess process, Path log, Duration atMost, Callable<Boolean> probe) {
    var deadline = System.nanoTime() + atMost.toNanos();
    @Nullable Exception last = null;
    while (System.nanoTime() < deadline) {
      if (!process.alive()) {
        throw new ServerException(
            "%s ended while starting. Its log is %s:%n%s".formatted(server, log, tail(log)));
      }
      try {
        if (probe.call()) {
          return;
        }
      } catch (Exception notYet) {
        last = notYet;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new ServerException(
        "%s was not ready within %d s. Its log is %s:%n%s"
            .formatted(server, atMost.toSeconds(), log, tail(log)),
        last);
  }

  private static String tail(Path log) {
    try {
      var lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    } catch (IOException unreadable) {
      return "(it cannot be read: " + unreadable.getMessage() + ")";
    }
  }
}
