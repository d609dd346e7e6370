package dev.novapixel.servers.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A running program that ends when its supervisor ends, even when the supervisor is killed.
 *
 * <p>Between the two stands a small shell, the guard, that holds a pipe from the supervisor: the
 * kernel closes the pipe when the supervisor dies, and the guard then ends the program. Guard and
 * program live in a session of their own, so a Ctrl-C in the terminal reaches the supervisor alone,
 * which stops its programs in the order that it wants. Thread-safe.
 */
public final class GuardedProcess implements AutoCloseable {
  private static final String GUARD = script();

  private final Program program;
  private final Process guard;
  private final long pid;
  private final @Nullable ProcessHandle child; // null when it ended before it could be looked up

  private GuardedProcess(Program program, Process guard, long pid) {
    this.program = program;
    this.guard = guard;
    this.pid = pid;
    this.child = ProcessHandle.of(pid).orElse(null);
  }

  /** Starts the program; returns when it has a pid, which says nothing about its being ready. */
  public static GuardedProcess start(Program program) {
    try {
      Files.createDirectories(program.log().toAbsolutePath().getParent());
      LogFile.rotate(program.log());
      var builder = new ProcessBuilder(guardCommand(program));
      builder.environment().putAll(program.environment());
      builder.redirectError(ProcessBuilder.Redirect.appendTo(program.log().toFile()));
      var guard = builder.start();
      return new GuardedProcess(program, guard, reportedPid(guard, program));
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not start " + program.command().getFirst(), failed);
    }
  }

  /** The program's own pid, not the guard's. */
  public long pid() {
    return pid;
  }

  public boolean alive() {
    return child != null && child.isAlive();
  }

  /** Completes when the program has ended, with its exit code (128 + n when signal n ended it). */
  public CompletableFuture<Integer> onExit() {
    return guard.onExit().thenApply(Process::exitValue);
  }

  /** Empty while the program runs. */
  public OptionalInt exitCode() {
    return guard.isAlive() ? OptionalInt.empty() : OptionalInt.of(guard.exitValue());
  }

  /**
   * Ends the program in order, or by force when it takes longer than its grace. Blocks until it is
   * gone.
   */
  @Override
  public void close() {
    stop(program.grace());
  }

  /** As {@link #close}, with another grace. Returns whether the program ended in order. */
  public boolean stop(Duration grace) {
    send(program.stop());
    var inOrder = awaitExit(grace);
    if (!inOrder) {
      kill();
    }
    return inOrder;
  }

  /** Ends the program at once, as a crash would; blocks until it is gone. */
  public void kill() {
    send(Program.Signal.KILL);
    if (child != null) {
      child.destroyForcibly();
    }
    if (!awaitExit(Duration.ofSeconds(10))) {
      throw new IllegalStateException(
          "Process " + pid() + " did not end on KILL: " + program.command());
    }
  }

  private void send(Program.Signal signal) {
    try {
      var pipe = guard.getOutputStream();
      synchronized (pipe) {
        pipe.write((signal + "\n").getBytes(StandardCharsets.US_ASCII));
        pipe.flush();
      }
    } catch (IOException guardIsGone) {
      if (child != null) {
        child.destroy(); // TERM, from here
      }
    }
  }

  private boolean awaitExit(Duration atMost) {
    try {
      return guard.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS) && !alive();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static List<String> guardCommand(Program program) {
    var command = new ArrayList<>(Session.detached());
    command.addAll(List.of("sh", "-c", GUARD, "guard"));
    command.add(program.stop().name());
    command.add(Long.toString(Math.max(1, program.grace().toSeconds())));
    command.add(program.log().toString());
    command.addAll(program.command());
    return command;
  }

  private static long reportedPid(Process guard, Program program) throws IOException {
    var pid = guard.inputReader(StandardCharsets.US_ASCII).readLine();
    if (pid == null) {
      throw new IOException(
          "The guard ended before it had started the program; see " + program.log());
    }
    return Long.parseLong(pid);
  }

  private static String script() {
    try (InputStream script = GuardedProcess.class.getResourceAsStream("guard.sh")) {
      if (script == null) {
        throw new IllegalStateException("guard.sh is missing from the class path");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
