package dev.novapixel.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Java program of the stack, as its command line says it.
 *
 * @param name the part's name
 * @param mainClass where it starts
 * @param classPath its classes
 * @param heapMegabytes the most that its heap may take
 * @param options more options of the JVM
 * @param arguments what the program is told
 * @param environment its settings
 */
record JavaProgram(
    String name,
    String mainClass,
    List<Path> classPath,
    int heapMegabytes,
    List<String> options,
    List<String> arguments,
    Map<String, String> environment) {
  JavaProgram {
    classPath = List.copyOf(classPath);
    options = List.copyOf(options);
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /**
   * One collector thread and the quick compiler: these programs start often and share two cores.
   * {@code -Dnova.home} is what a later start knows a leftover by.
   */
  List<String> command(Home home) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dnova.home=" + home.state());
    command.add("-Dnova.part=" + name);
    command.add("-Xmx" + heapMegabytes + "m");
    command.addAll(
        List.of(
            "-Xms16m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Duser.timezone=UTC",
            "-Dfile.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(archive(home));
    command.addAll(options);
    command.add("-cp");
    command.add(
        String.join(java.io.File.pathSeparator, classPath.stream().map(Path::toString).toList()));
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }

  /**
   * An archive of loaded classes halves the start; the JVM writes it by itself, but only where all
   * classes are in jars.
   */
  private List<String> archive(Home home) {
    if (!classPath.stream().allMatch(Files::isRegularFile)) {
      return List.of();
    }
    return List.of(
        "-XX:+AutoCreateSharedArchive",
        "-XX:SharedArchiveFile=" + home.classArchive(name),
        "-Xlog:cds=off",
        "-Xlog:cds+dynamic=off",
        "-Xlog:aot=off");
  }
}
