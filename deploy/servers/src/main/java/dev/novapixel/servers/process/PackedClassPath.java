package dev.novapixel.servers.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A class path of jars alone, which is what a JVM can archive classes of, and a short name for it
 * and this JVM: whatever differs has another name.
 *
 * @param jars its entries; folders as well where the folder for packed jars can't be written
 * @param fingerprint names the entries as they are now, and this JVM
 * @param complete whether every entry is a jar
 */
record PackedClassPath(List<Path> jars, String fingerprint, boolean complete) {

  /**
   * @param folder where folders of classes are packed to
   * @param classPath jars and folders; what does not exist is left out
   * @param options of the JVM: an archive fits some of them only
   */
  static PackedClassPath of(Path folder, List<Path> classPath, List<String> options) {
    var jars = new ArrayList<Path>();
    var complete = true;
    for (var entry : classPath.stream().filter(Files::exists).map(Path::toAbsolutePath).toList()) {
      try {
        jars.add(Files.isDirectory(entry) ? packed(entry, folder) : entry);
      } catch (IOException unwritable) {
        jars.add(entry);
        complete = false;
      }
    }
    return new PackedClassPath(List.copyOf(jars), fingerprint(jars, options), complete);
  }

  private static Path packed(Path classes, Path folder) throws IOException {
    Files.createDirectories(folder);
    return PackedJar.of(classes, folder);
  }

  private static String fingerprint(List<Path> jars, List<String> options) {
    var digest =
        Fingerprint.start()
            .add(Runtime.version().toString())
            .add(System.getProperty("java.home"))
            .add(System.getProperty("os.arch"));
    options.forEach(digest::add);
    try {
      for (var jar : jars) {
        digest.add(jar.toString()).add(Files.getLastModifiedTime(jar).toString());
      }
    } catch (IOException vanished) {
      throw new UncheckedIOException("A class path changes while it is read", vanished);
    }
    return digest.end();
  }

  /** As {@code -cp} takes it. */
  String text() {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
