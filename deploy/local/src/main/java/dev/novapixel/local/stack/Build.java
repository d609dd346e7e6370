package dev.novapixel.local.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Maven has built: a module's classes, and the class path that it runs with.
 *
 * @param root the project's folder
 * @param packed whether each module's classes were packed into a jar after the build ({@link
 *     Pack}): such a program goes on undisturbed when the next build replaces its classes, and
 *     starts faster
 */
public record Build(Path root, boolean packed) {
  private static final Path CLASSES = Path.of("target", "classes");
  private static final Path CLASS_PATH = Path.of("target", "classpath");
  static final Path JAR = Path.of("target", "nova.jar");

  /** Whether this checkout has the module at all. */
  boolean has(String module) {
    return Files.exists(root.resolve(module).resolve("pom.xml"));
  }

  /** The module's own classes, then everything that it needs at run time. */
  List<Path> classPath(String module) {
    var folder = root.resolve(module);
    var list = folder.resolve(CLASS_PATH);
    try {
      var path = new ArrayList<Path>();
      path.add(own(folder));
      Stream.of(Files.readString(list).strip().split(File.pathSeparator))
          .map(Path::of)
          .map(this::own)
          .forEach(path::add);
      return path;
    } catch (IOException failed) {
      throw new StackException(
          module + " is not built: there is no " + list + ". ./nova builds by itself.", failed);
    }
  }

  /** The folders of all modules that have classes. */
  List<Path> modules() {
    try (var files = Files.find(root, 3, (file, _) -> file.endsWith("pom.xml"))) {
      return files
          .map(Path::getParent)
          .filter(folder -> Files.isDirectory(folder.resolve(CLASSES)))
          .sorted()
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not list the modules of " + root, failed);
    }
  }

  static Path classes(Path module) {
    return module.resolve(CLASSES);
  }

  /**
   * A module of this project, however it is named on a class path, as the program is to see it; a
   * library as it is.
   */
  private Path own(Path entry) {
    var target = entry.getParent();
    var module = entry.endsWith(CLASSES) && target != null ? target.getParent() : entry;
    if (module == null || !Files.exists(module.resolve("pom.xml"))) {
      return entry;
    }
    return module.resolve(packed ? JAR : CLASSES);
  }
}
