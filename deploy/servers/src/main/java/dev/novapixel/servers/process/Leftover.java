package dev.novapixel.servers.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server that an earlier supervisor started and that still runs. Pids are reused, so a recorded
 * pid proves nothing: only a process whose command line names the server's folder is taken for a
 * leftover, and only such a process is ever ended.
 */
public final class Leftover {
  private final ProcessHandle process;

  private Leftover(ProcessHandle process) {
    this.process = process;
  }

  /**
   * Looks for the process whose pid is the first line of {@code pidFile} and whose command line
   * names {@code folder}.
   */
  public static Optional<Leftover> find(Path pidFile, Path folder) {
    return recordedPid(pidFile)
        .flatMap(ProcessHandle::of)
        .filter(process -> process.isAlive() && process.pid() != ProcessHandle.current().pid())
        .filter(process -> commandLine(process).contains(folder.toString()))
        .map(Leftover::new);
  }

  public long pid() {
    return process.pid();
  }

  /**
   * Ends it with the signal, or by force when it takes longer than the grace; blocks until it is
   * gone.
   */
  public void stop(Program.Signal signal, Duration grace) {
    send(signal);
    if (!awaitExit(grace)) {
      send(Program.Signal.KILL);
      if (!awaitExit(Duration.ofSeconds(10))) {
        throw new IllegalStateException(
            "Process " + pid() + ", left over from an earlier run, did not end on KILL");
      }
    }
  }

  private void send(Program.Signal signal) {
    try {
      new ProcessBuilder(
              "sh", "-c", "kill -s \"$1\" \"$2\"", "kill", signal.name(), Long.toString(pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD) // "no such process": it is gone already
          .start()
          .waitFor();
    } catch (IOException failed) {
      throw new IllegalStateException("Could not signal process " + pid(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean awaitExit(Duration atMost) {
    try {
      process.onExit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillThere) {
      return false;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  private static Optional<Long> recordedPid(Path pidFile) {
    try (var lines = Files.lines(pidFile)) {
      return lines
          .findFirst()
          .map(String::strip)
          .filter(line -> line.matches("[0-9]{1,9}"))
          .map(Long::valueOf);
    } catch (IOException notRecorded) {
      return Optional.empty();
    }
  }

  /** The JDK cuts long command lines short, so where the kernel shows them whole that is read. */
  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
    } catch (IOException noSuchFile) {
      return process.info().commandLine().orElse("");
    }
  }
}
