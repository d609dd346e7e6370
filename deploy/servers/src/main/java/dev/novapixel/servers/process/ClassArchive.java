package dev.novapixel.servers.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes that a Java program loads, kept parsed and verified in a file that its next JVM maps
 * into memory: that halves the processor time of a start. The first orderly end of the program
 * writes the file, {@link #adopt} puts it in place.
 *
 * <p>A JVM archives classes from jars alone, so folders on the class path are packed first. An
 * archive fits one class path and one JVM; whatever differs gets another archive, and those before
 * it are deleted.
 */
public final class ClassArchive {
  private static final String SUFFIX = ".jsa";

  private final List<Path> jars;
  private final String name;
  private final Path file;
  private final Path fresh; // a file of this run's own: several may run at once

  private ClassArchive(String name, List<Path> jars, Path file) {
    this.name = name;
    this.jars = jars;
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
    try {
      Files.createDirectories(folder);
      var digest =
          Fingerprint.start().add(Runtime.version().toString()).add(System.getProperty("os.arch"));
      var jars = classPath.stream().filter(Files::exists).map(entry -> jar(entry, folder)).toList();
      for (var jar : jars) {
        digest.add(jar.toString()).add(Files.getLastModifiedTime(jar).toString());
      }
      return new ClassArchive(name, jars, folder.resolve(name + "-" + digest.end() + SUFFIX));
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "Could not prepare the class archive of " + name + " in " + folder, failed);
    }
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
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * Use the archive if it is there, else write one at the end. The log options silence remarks on
   * misfits.
   */
  public List<String> jvmOptions() {
    var use =
        Files.exists(file) ? "-XX:SharedArchiveFile=" + file : "-XX:ArchiveClassesAtExit=" + fresh;
    return List.of(use, "-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr");
  }

  /**
   * To be called when the program has ended in order; does nothing where it has written no archive.
   */
  public void adopt() {
    try {
      if (Files.exists(fresh)) {
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        deleteOlder();
      }
    } catch (IOException unwritable) {
      fresh.toFile().delete(); // the next start is as slow as this one was
    }
  }

  private void deleteOlder() throws IOException {
    try (var archives = Files.newDirectoryStream(file.getParent(), name + "-*" + SUFFIX)) {
      for (var archive : archives) {
        if (!archive.equals(file)) {
          Files.deleteIfExists(archive);
        }
      }
    }
  }

  private static Path jar(Path entry, Path folder) {
    try {
      return Files.isDirectory(entry) ? PackedJar.of(entry, folder) : entry.toAbsolutePath();
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not pack " + entry, failed);
    }
  }
}
