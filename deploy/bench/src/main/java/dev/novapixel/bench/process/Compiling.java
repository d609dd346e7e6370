package dev.novapixel.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The processor time of a JVM's compilers, as Linux counts it. A service runs for weeks and
 * compiles for a minute: rounds in which it still does say little.
 */
final class Compiling {
  private static final int TICKS_PER_SECOND = 100;

  /** Fields of {@code stat} behind the name: the state is the first, user time the twelfth. */
  private static final int USER_TIME = 11;

  private static final int SYSTEM_TIME = 12;

  private final Path threads;

  Compiling(long pid) {
    this.threads = Path.of("/proc", Long.toString(pid), "task");
  }

  /** All of it since the process started. */
  Duration used() throws IOException {
    long ticks = 0;
    try (var all = Files.newDirectoryStream(threads)) {
      for (Path thread : all) {
        ticks += ticks(thread);
      }
    }
    return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
  }

  private static long ticks(Path thread) throws IOException {
    String stat;
    try {
      stat = Files.readString(thread.resolve("stat"));
    } catch (NoSuchFileException ended) {
      return 0;
    }
    int name = stat.indexOf('(') + 1;
    if (!stat.startsWith("C1 Compiler", name) && !stat.startsWith("C2 Compiler", name)) {
      return 0;
    }
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
  }
}
