package dev.novapixel.servers.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes that a Java program loads, kept parsed and verified in a file that its next JVM maps
 * into memory: that halves the processor time of a start. The first orderly end of the program
 * writes the file, {@link #adopt} puts it in place. {@link LinkedClasses} keep more.
 *
 * <p>A JVM archives classes from jars alone, so folders on the class path are packed first. An
 * archive fits one class path and one JVM; whatever differs gets another archive, and those before
 * it are deleted. Where the folder can't be written, the program runs without one.
 */
public final class ClassArchive {
  /** Says nothing of misfits: the program then runs as if there were nothing. */
  static final List<String> QUIETLY = List.of("-Xlog:disable", "-Xlog:all=error:stderr");

  private static final String SUFFIX = ".jsa";

  /** No run takes this long from its archive's first byte to its last. */
  private static final Duration LEFT_AFTER = Duration.ofDays(1);

  private final PackedClassPath classPath;
  private final String name;
  private final Path file;
  private final Path fresh; // a file of this run's own: several may run at once

  private ClassArchive(String name, PackedClassPath classPath, Path file) {
    this.name = name;
    this.classPath = classPath;
    this.file = file;
    this.fresh = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
  }

  /**
   * The archive of a program, whether it is there yet or not.
   *
   * @param name the program's, unique in {@code folder}: letters, digits and hyphens
   * @param folder where archives and packed jars are kept; may be deleted whenever no program runs
   *     from it
   * @param classPath jars and folders; what does not exist is left out
   */
  public static ClassArchive of(String name, Path folder, List<Path> classPath) {
    var packed = PackedClassPath.of(folder, classPath, List.of());
    return new ClassArchive(
        name, packed, folder.resolve(name + "-" + packed.fingerprint() + SUFFIX));
  }

  /** This JVM's own class path, less its empty entries, which would mean the working folder. */
  public static List<Path> ownClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.isBlank())
        .map(Path::of)
        .toList();
  }

  /** The jars to give to {@code -cp}. */
  public String classPath() {
    return classPath.text();
  }

  /** Use the archive if it is there, else write one at the end. */
  public List<String> jvmOptions() {
    if (!classPath.complete()) {
      return QUIETLY;
    }
    var use =
        Files.exists(file) ? "-XX:SharedArchiveFile=" + file : "-XX:ArchiveClassesAtExit=" + fresh;
    return Stream.concat(Stream.of(use, "-Xshare:auto"), QUIETLY.stream()).toList();
  }

  /**
   * To be called when the program has ended in order; does nothing where it has written no archive.
   */
  public void adopt() {
    if (Files.exists(fresh)) {
      replace(fresh, file, name, SUFFIX);
    }
  }

  /**
   * Puts {@code fresh} in the place of every earlier archive of {@code name}. What runs have left
   * that were killed before they ended goes as well, once it is a day old.
   */
  static void replace(Path fresh, Path file, String name, String suffix) {
    try {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      try (var found =
          Files.newDirectoryStream(file.toAbsolutePath().getParent(), name + "-*" + suffix + "*")) {
        for (var other : found) {
          var isArchive = other.getFileName().toString().endsWith(suffix);
          var isOurs = other.getFileName().equals(file.getFileName());
          if (isArchive ? !isOurs : isOld(other)) {
            Files.deleteIfExists(other);
          }
        }
      }
    } catch (IOException unwritable) {
      fresh.toFile().delete(); // the next start is as slow as this one was
    }
  }

  private static boolean isOld(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minus(LEFT_AFTER));
  }
}
