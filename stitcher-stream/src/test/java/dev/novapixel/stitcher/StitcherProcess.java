package dev.novapixel.stitcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The stitcher as a process of its own, as the launcher starts it: killed without a warning. */
final class StitcherProcess implements AutoCloseable {
  private final Process process;

  StitcherProcess(Map<String, String> environment, Path log) {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    builder.environment().keySet().removeIf(name -> name.startsWith("NOVA_"));
    builder.environment().putAll(environment);
    builder.environment().put("NOVA_SUPERVISED", "true");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      process = builder.start();
    } catch (IOException cannotStart) {
      throw new UncheckedIOException(cannotStart);
    }
  }

  /** SIGKILL: nothing is committed, nothing is closed. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Closes its standard input, as a launcher that goes does; returns the exit status. */
  int launcherGoes() {
    try {
      process.getOutputStream().close();
    } catch (IOException alreadyClosed) {
      throw new UncheckedIOException(alreadyClosed);
    }
    awaitEnd();
    return process.exitValue();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("the stitcher does not end");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
