package dev.novapixel.servers;

import dev.novapixel.servers.process.ClassArchive;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.io.file.PathUtils;

/**
 * The servers' programs: PostgreSQL and Redis, unpacked on first use from the jars that bring them,
 * and the schema registry, unpacked by the build. Several processes may use one folder at once:
 * what is unpacked appears whole or not.
 */
public final class Binaries {
  private static final String REDIS = "redis-server-7.0.15-";

  private final Path folder;

  private Binaries(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Unpacks into {@code folder}, which is made if missing. */
  public static Binaries in(Path folder) {
    return new Binaries(folder);
  }

  /** Unpacks beside this module's classes, in its build folder: what tests want. */
  public static Binaries besideTheBuild() {
    return new Binaries(BuildFolder.find().resolve("bin"));
  }

  /** PostgreSQL's own folder, with {@code bin/postgres} and {@code bin/initdb}. */
  Path postgres() {
    return unpacked("postgres-18.6.0", Binaries::unpackPostgres);
  }

  /** The {@code redis-server} program. */
  Path redis() {
    return unpacked("redis-7.0.15", Binaries::unpackRedis).resolve("redis-server");
  }

  /** The schema registry's folder, with {@code quarkus-run.jar}. */
  Path registry() {
    var registry = BuildFolder.find().resolve("registry");
    if (!Files.exists(registry.resolve("quarkus-run.jar"))) {
      throw new ServerException(
          "The schema registry is not in "
              + registry
              + ". Build once with ./mvnw process-classes.");
    }
    return registry;
  }

  /** Of a Java program with that name and class path. */
  ClassArchive classArchive(String name, List<Path> classPath) {
    return ClassArchive.of(name, folder, classPath);
  }

  private Path unpacked(String name, Unpacking unpacking) {
    var target = folder.resolve(name + "-" + platform("-"));
    try {
      if (!Files.exists(target)) {
        Files.createDirectories(folder);
        var fresh = Files.createTempDirectory(folder, "unpacking-");
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        unpacking.into(fresh);
        publish(fresh, target);
      }
      return target;
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not unpack " + name + " into " + folder, failed);
    }
  }

  private static void publish(Path fresh, Path target) throws IOException {
    try {
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      PathUtils.deleteDirectory(fresh);
      if (!Files.exists(target)) { // else another process was faster
        throw failed;
      }
    }
  }

  private static void unpackRedis(Path folder) throws IOException {
    var resource = "/" + REDIS + platform("-");
    try (var program = Binaries.class.getResourceAsStream(resource)) {
      if (program == null) {
        throw new ServerException("There is no Redis for this platform: " + platform(" on "));
      }
      var file = folder.resolve("redis-server");
      Files.copy(program, file);
      makeExecutable(file);
    }
  }

  private static void unpackPostgres(Path folder) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(postgresArchive()))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new IOException("Entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          unpackFile(tar, entry, file);
        }
      }
    }
  }

  private static void unpackFile(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, file);
      if ((entry.getMode() & 0100) != 0) {
        makeExecutable(file);
      }
    }
  }

  private static InputStream postgresArchive() throws IOException {
    var architecture = System.getProperty("os.arch");
    return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
        isMac() ? "Darwin" : "Linux", architecture.equals("amd64") ? "x86_64" : architecture);
  }

  private static void makeExecutable(Path file) throws IOException {
    if (!file.toFile().setExecutable(true, false)) {
      throw new IOException("Could not make executable: " + file);
    }
  }

  private static boolean isMac() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
  }

  private static String platform(String separator) {
    var architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    return (isMac() ? "darwin" : "linux") + separator + architecture;
  }

  private interface Unpacking {
    void into(Path folder) throws IOException;
  }
}
