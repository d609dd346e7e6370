package dev.novapixel.local.stack;

import dev.novapixel.servers.process.ClassArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A supervisor that runs in the background: started as a copy of this program, stopped by a signal.
 */
public final class Detached {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final Duration STOP = Duration.ofSeconds(90);

  private final LocalStack stack;

  public Detached(LocalStack stack) {
    this.stack = stack;
  }

  /**
   * Starts the stack in the background; returns when it is ready.
   *
   * @param command the words after this program's own name that make it supervise
   * @param listener told of each state seen on the way
   * @throws StackException when it does not become ready
   */
  public void start(List<String> command, Consumer<StackState> listener)
      throws InterruptedException {
    if (stack.running().isPresent()) {
      throw new StackException(
          "The stack of " + stack.home().state() + " is up already; ./nova status shows it.");
    }
    stack.home().prepare();
    var log = stack.home().log("supervisor");
    var process = launch(command, log);
    var states = new StateFile(stack.home());
    while (true) {
      var ended = process.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      var state = states.read().filter(seen -> seen.pid() == process.pid());
      state.ifPresent(listener);
      if (state.filter(seen -> seen.phase() == StackState.Phase.READY).isPresent()) {
        return;
      }
      if (ended) {
        throw new StackException(
            state.map(StackState::reason).orElse("The stack did not start:\n" + LogTail.of(log))
                + "\nLog: "
                + log);
      }
    }
  }

  /** Stops the stack and waits until it is down. Returns whether one was up. */
  public boolean stop() throws InterruptedException {
    var pid = stack.running().map(StackState::pid).flatMap(ProcessHandle::of);
    if (pid.isEmpty()) {
      return false;
    }
    var process = pid.get();
    process.destroy();
    try {
      process.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException late) {
      throw new StackException(
          "The stack has not stopped within %d s; its supervisor is process %d, its logs are in %s."
              .formatted(STOP.toSeconds(), process.pid(), stack.home().logs()),
          late);
    }
    return true;
  }

  private Process launch(List<String> arguments, Path log) {
    var classes =
        ClassArchive.of("supervisor", stack.home().binaries(), ClassArchive.ownClassPath());
    var command = new ArrayList<>(inOwnSession());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-Xmx64m"); // the last one counts
    command.addAll(List.of("-cp", classes.classPath(), "dev.novapixel.local.Main"));
    command.addAll(arguments);
    try {
      return new ProcessBuilder(command)
          .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not start the supervisor", failed);
    }
  }

  /** Out of reach of the terminal's Ctrl-C and of its end. */
  private static List<String> inOwnSession() {
    return Files.isExecutable(Path.of("/usr/bin/setsid"))
        ? List.of("/usr/bin/setsid")
        : List.of("nohup");
  }
}
