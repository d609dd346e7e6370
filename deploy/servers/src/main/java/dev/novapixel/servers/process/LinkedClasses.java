package dev.novapixel.servers.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The JVM's ahead-of-time cache of a Java program: its classes loaded and linked, its lambdas, and
 * what was learned of its methods. A start with it costs about a third of the processor time of one
 * without; with a {@link ClassArchive} it is half.
 *
 * <p>It takes two steps. The first run of the program records what it uses, and writes that down
 * when it ends in order. {@link #adopt} then has a JVM of its own make the cache of it, some
 * seconds of processor time. As with {@link ClassArchive}, a cache fits one class path, one JVM and
 * its options, and a run that finds none that fits records anew; where the folder can't be written
 * the program runs without.
 */
public final class LinkedClasses {
  private static final String SUFFIX = ".aot";
  private static final String RECORD = "-XX:AOTMode=record";

  /** On a machine that has two cores for this alone it is five seconds. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final PackedClassPath classPath;
  private final String name;
  private final List<String> options;
  private final Path file;
  private final Path recorded; // files of this run's own: several may run at once
  private final Path fresh;
  private final Path said; // by the JVM that could not make a cache; a day later it goes

  private LinkedClasses(String name, PackedClassPath classPath, List<String> options, Path file) {
    this.name = name;
    this.classPath = classPath;
    this.options = options;
    this.file = file;
    var own = file.getFileName() + "." + ProcessHandle.current().pid();
    this.recorded = file.resolveSibling(own + ".recorded");
    this.fresh = file.resolveSibling(own);
    this.said = file.resolveSibling(own + ".log");
  }

  /**
   * The cache of a program, whether it is there yet or not.
   *
   * @param name the program's, unique in {@code folder}: letters, digits and hyphens
   * @param folder where caches and packed jars are kept; may be deleted whenever no program runs
   *     from it
   * @param classPath jars and folders; what does not exist is left out
   * @param options of the program's JVM, less those that say something of this cache
   */
  public static LinkedClasses of(
      String name, Path folder, List<Path> classPath, List<String> options) {
    var packed = PackedClassPath.of(folder, classPath, options);
    return new LinkedClasses(
        name,
        packed,
        List.copyOf(options),
        folder.resolve(name + "-" + packed.fingerprint() + SUFFIX));
  }

  /** Whether the program's next run finds no cache, and takes seconds more for its end. */
  public boolean areToBeRecorded() {
    return classPath.complete() && !Files.exists(file);
  }

  /** All options that the program's JVM gets, up to its main class. */
  public List<String> jvmOptions() {
    var all = new ArrayList<>(options);
    if (classPath.complete()) {
      all.addAll(
          areToBeRecorded()
              ? List.of(RECORD, "-XX:AOTConfiguration=" + recorded)
              : List.of("-XX:AOTCache=" + file));
    }
    all.addAll(ClassArchive.QUIETLY);
    all.addAll(List.of("-cp", classPath.text()));
    return all;
  }

  /**
   * To be called when the program has ended in order: makes the cache if that run has recorded one,
   * which takes seconds, and does nothing otherwise.
   */
  public void adopt() {
    if (!Files.exists(recorded)) {
      return;
    }
    try {
      if (make()) {
        ClassArchive.replace(fresh, file, name, SUFFIX);
        Files.deleteIfExists(said);
      }
    } catch (IOException unusable) {
      fresh.toFile().delete(); // the next start is as slow as this one was
    } finally {
      recorded.toFile().delete();
    }
  }

  private boolean make() throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + recorded, "-XX:AOTCache=" + fresh));
    command.addAll(ClassArchive.QUIETLY);
    command.addAll(List.of("-cp", classPath.text()));
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      if (process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue() == 0 && Files.exists(fresh);
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    return false;
  }
}
