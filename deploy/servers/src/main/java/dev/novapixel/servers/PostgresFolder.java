package dev.novapixel.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.file.PathUtils;

/**
 * PostgreSQL's folder on disk: {@code data}, the database cluster, and {@code superuser-password}.
 */
final class PostgresFolder {
  private PostgresFolder() {}

  /** Makes the database cluster if there is none. Returns the superuser's password. */
  static String prepare(Path folder, Path install, Unprivileged user) {
    var passwordFile = folder.resolve("superuser-password");
    try {
      Files.createDirectories(folder);
      if (!Files.exists(folder.resolve("data"))) {
        writePassword(passwordFile);
        user.own(folder);
        initialise(folder, install, user, passwordFile);
      }
      user.own(folder.resolve("data"));
      return Files.readString(passwordFile).strip();
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not prepare PostgreSQL's folder " + folder, failed);
    }
  }

  private static void writePassword(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, PostgresDatabase.randomPassword() + "\n");
  }

  /**
   * Works aside, then renames: a folder {@code data} is a whole cluster even if we are killed on
   * the way.
   */
  private static void initialise(Path folder, Path install, Unprivileged user, Path passwordFile)
      throws IOException {
    var unfinished = folder.resolve("data.unfinished");
    if (Files.exists(unfinished)) {
      PathUtils.deleteDirectory(unfinished);
    }
    var log = folder.resolve("initdb.log");
    var command = new ArrayList<>(user.prefix());
    command.addAll(List.of(install.resolve("bin/initdb").toString(), "-D", unfinished.toString()));
    command.addAll(List.of("--username=" + PostgresServer.SUPERUSER, "--pwfile=" + passwordFile));
    command.addAll(
        List.of(
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--locale-provider=builtin"));
    command.add("--builtin-locale=C.UTF-8");
    run(command, log);
    Files.move(unfinished, folder.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void run(List<String> command, Path log) throws IOException {
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new ServerException("initdb failed:\n" + Files.readString(log));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new ServerException("Interrupted while initdb ran", interrupted);
    }
  }
}
