package dev.novapixel.local.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;

/**
 * Packs each module's classes into a jar beside them, and writes down the class path of the command
 * line.
 */
public final class Pack {
  private static final String SELF = "deploy/local";

  /**
   * The same classes give the same jar. 1980-01-02 is the first whole day that a zip file knows.
   */
  private static final FileTime ALWAYS = FileTime.from(Instant.parse("1980-01-02T00:00:00Z"));

  private final Build build;

  public Pack(Path root) {
    this.build = new Build(root, true);
  }

  /**
   * Packs what has changed; a jar appears whole or not at all, so that programs that run from it
   * are not disturbed.
   */
  public void run() {
    try {
      for (var module : build.modules()) {
        pack(module);
      }
      var path =
          build.classPath(SELF).stream()
              .map(Path::toString)
              .collect(Collectors.joining(File.pathSeparator));
      Files.writeString(build.root().resolve("target/nova.classpath"), path);
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not pack the build", failed);
    }
  }

  private static void pack(Path module) throws IOException {
    var classes = Build.classes(module);
    var jar = module.resolve(Build.JAR);
    var files = filesOf(classes);
    if (Files.exists(jar) && !anyNewer(files, Files.getLastModifiedTime(jar).toInstant())) {
      return;
    }
    var fresh = jar.resolveSibling("nova.jar.new");
    try (var out = new JarOutputStream(Files.newOutputStream(fresh))) {
      for (var file : files) {
        add(classes, file, out);
      }
    }
    Files.move(fresh, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Folders get entries of their own: migrations and Micronaut's services are looked for by folder.
   */
  private static void add(Path classes, Path file, JarOutputStream out) throws IOException {
    var folder = Files.isDirectory(file);
    var name = classes.relativize(file).toString().replace(File.separatorChar, '/');
    var entry = new JarEntry(folder ? name + "/" : name);
    entry.setLastModifiedTime(ALWAYS);
    out.putNextEntry(entry);
    if (!folder) {
      Files.copy(file, out);
    }
    out.closeEntry();
  }

  /** Folders and files, each folder before what it holds. */
  private static List<Path> filesOf(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> !file.equals(folder)).sorted().toList();
    }
  }

  private static boolean anyNewer(List<Path> files, Instant than) throws IOException {
    for (var file : files) {
      if (!Files.getLastModifiedTime(file).toInstant().isBefore(than)) {
        return true;
      }
    }
    return false;
  }
}
