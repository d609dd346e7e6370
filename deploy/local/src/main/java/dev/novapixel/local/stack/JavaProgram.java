package dev.novapixel.local.stack;

import dev.novapixel.servers.process.ClassArchive;
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
 * @param environment its settings
 */
record JavaProgram(
    String name,
    String mainClass,
    List<Path> classPath,
    int heapMegabytes,
    Map<String, String> environment) {
  JavaProgram {
    classPath = List.copyOf(classPath);
    environment = Map.copyOf(environment);
  }

  /**
   * One collector thread and the quick compiler: these programs start often and share two cores.
   * {@code -Dnova.home} is what a later start knows a leftover by.
   */
  List<String> command(Home home, ClassArchive classes) {
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
    command.addAll(classes.jvmOptions());
    command.addAll(List.of("-cp", classes.classPath(), mainClass));
    return command;
  }
}
