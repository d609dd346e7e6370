package dev.novapixel.local.stack;

import dev.novapixel.servers.Ports;
import dev.novapixel.servers.process.GuardedProcess;
import dev.novapixel.servers.process.Leftover;
import dev.novapixel.servers.process.LinkedClasses;
import dev.novapixel.servers.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;

/**
 * A Java program under a guard: it ends when the supervisor does, however that happens.
 *
 * @param name the part's: that of the program, unless it runs more than once
 * @param ports every port that it opens; the first is the one that it is known by
 * @param ready whether the process with the given pid answers as itself
 */
record JavaPart(
    Home home,
    String name,
    JavaProgram program,
    List<String> needs,
    String host,
    List<Integer> ports,
    LongPredicate ready)
    implements Part {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(20);

  /** With what a first run has to write at its end, where others need the machine as well. */
  private static final Duration STOP_AND_RECORD = Duration.ofSeconds(35);

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  JavaPart {
    needs = List.copyOf(needs);
    ports = List.copyOf(ports);
  }

  @Override
  public int port() {
    return ports.getFirst();
  }

  @Override
  public Path log() {
    return home.log(name);
  }

  @Override
  public Running start(BooleanSupplier abandoned) {
    var pidFile = home.pidFile(name);
    Leftover.find(pidFile, home.state())
        .ifPresent(leftover -> leftover.stop(Program.Signal.TERM, STOP));
    ports.forEach(this::requireFree);
    var classes = program.classes(home);
    var grace = classes.areToBeRecorded() ? STOP_AND_RECORD : STOP;
    var process =
        GuardedProcess.start(
            new Program(
                program.command(classes),
                program.environment(),
                log(),
                Program.Signal.TERM,
                grace));
    try {
      record(pidFile, process.pid());
      awaitReady(process, abandoned);
      return new RunningProgram(process, classes, grace);
    } catch (RuntimeException failed) {
      process.close();
      throw failed;
    }
  }

  private void awaitReady(GuardedProcess process, BooleanSupplier abandoned) {
    var deadline = System.nanoTime() + START.toNanos();
    while (!ready.test(process.pid())) {
      if (!process.alive()) {
        throw new StackException(
            "it ended while starting. Its log is %s:%n%s".formatted(log(), LogTail.of(log())));
      }
      if (abandoned.getAsBoolean()) {
        throw new StackException("it was stopped while it started");
      }
      if (System.nanoTime() > deadline) {
        throw new StackException(
            "it was not ready within %d s. Its log is %s:%n%s"
                .formatted(START.toSeconds(), log(), LogTail.of(log())));
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  private void requireFree(int port) {
    if (!Ports.isFree(host, port)) {
      throw new StackException(
          "port %d on %s is taken by another program. Stop that one, or move all ports with NOVA_PORT_BASE (now %d is wanted for %s)."
              .formatted(port, host, port, name));
    }
  }

  private static void record(Path pidFile, long pid) {
    try {
      Files.createDirectories(pidFile.getParent());
      Files.writeString(pidFile, pid + "\n");
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not write " + pidFile, failed);
    }
  }

  private record RunningProgram(GuardedProcess process, LinkedClasses classes, Duration grace)
      implements Running {
    @Override
    public long pid() {
      return process.pid();
    }

    @Override
    public boolean alive() {
      return process.alive();
    }

    @Override
    public void stop() {
      if (process.alive() && process.stop(grace)) {
        classes.adopt();
      }
    }
  }
}
