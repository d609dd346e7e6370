package dev.novapixel.gateway.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The npm packages that tests run: installed as their lock file says, into {@code target/clients}
 * together with our scripts, and kept there for as long as the lock file stays the same.
 */
final class ClientPackages {
  private static final Path SOURCES = Path.of("src/test/clients");
  private static final Path FOLDER = Path.of("target/clients").toAbsolutePath();

  /** A copy of the lock file that was installed; written last. */
  private static final Path STAMP = FOLDER.resolve("installed.json");

  private static final int MIN_NODE = 20;
  private static final int PATIENCE_SECONDS = 300;

  private static final Path READY = install();

  private ClientPackages() {}

  /** Where scripts and packages lie side by side; installs them when first asked for. */
  static Path folder() {
    return READY;
  }

  private static Path install() {
    try {
      checkNode();
      Files.createDirectories(FOLDER);
      // Two JVMs may be testing: one installs, the other waits.
      try (FileChannel channel =
              FileChannel.open(
                  FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        copySources();
        if (!isInstalled()) {
          run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
          run("node", "unpack-browser.mjs");
          Files.copy(lockFile(), STAMP, StandardCopyOption.REPLACE_EXISTING);
        }
      }
      return FOLDER;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path lockFile() {
    return FOLDER.resolve("package-lock.json");
  }

  private static boolean isInstalled() throws IOException {
    return Files.exists(STAMP) && Files.mismatch(STAMP, lockFile()) < 0;
  }

  private static void copySources() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void checkNode() throws IOException {
    String version = run("node", "--version").strip(); // v20.11.0
    if (Integer.parseInt(version.substring(1, version.indexOf('.'))) < MIN_NODE) {
      throw new IllegalStateException(
          "The clients' tests want Node " + MIN_NODE + " or later; this is " + version);
    }
  }

  /** Runs a command in the folder to its end; returns what it said. */
  private static String run(String... command) throws IOException {
    Files.createDirectories(FOLDER);
    Path log = FOLDER.resolve(command[0] + ".log");
    Process process = start(log, command);
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(List.of(command) + " took too long; see " + log);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    String said = Files.readString(log);
    if (process.exitValue() != 0) {
      throw new IllegalStateException(List.of(command) + " failed: " + said);
    }
    return said;
  }

  private static Process start(Path log, String... command) throws IOException {
    try {
      return new ProcessBuilder(command)
          .directory(FOLDER.toFile())
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException missing) {
      throw new IOException(
          "The clients' tests want '" + command[0] + "' on the PATH (Node 20 or later)", missing);
    }
  }
}
