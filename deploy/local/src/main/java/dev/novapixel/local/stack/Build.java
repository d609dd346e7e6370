package dev.novapixel.local.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Maven has built: a module's classes, and the class path that it runs with.
 *
 * @param root the project's folder
 */
public record Build(Path root) {

  /** Whether this checkout has the program. */
  boolean has(String module, String mainClass) {
    return Files.exists(
        root.resolve(module)
            .resolve("target/classes")
            .resolve(mainClass.replace('.', '/') + ".class"));
  }

  /** The module's own classes, then everything that it needs at run time. */
  public List<Path> classPath(String module) {
    var target = root.resolve(module).resolve("target");
    var list = target.resolve("classpath");
    try {
      var path = new ArrayList<Path>();
      path.add(target.resolve("classes"));
      Stream.of(Files.readString(list).strip().split(File.pathSeparator))
          .filter(entry -> !entry.isEmpty())
          .map(Path::of)
          .forEach(path::add);
      return path;
    } catch (IOException failed) {
      throw new StackException(
          module + " is not built: there is no " + list + ". ./nova builds by itself.", failed);
    }
  }
}
