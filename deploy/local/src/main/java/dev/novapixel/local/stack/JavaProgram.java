package dev.novapixel.local.stack;

import dev.novapixel.servers.process.LinkedClasses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Java program of the stack, as its command line says it.
 *
 * @param name under which it keeps what its JVM learns of a start
 * @param mainClass where it starts
 * @param classPath its classes
 * @param heap how much memory its objects get
 * @param compiler which machine code it gets
 * @param environment its settings
 */
record JavaProgram(
    String name,
    String mainClass,
    List<Path> classPath,
    Heap heap,
    Compiler compiler,
    Map<String, String> environment) {

  /**
   * How much memory objects get, in megabytes.
   *
   * @param most all of them
   * @param young those that were just made; 0 lets it grow with the others
   */
  record Heap(int most, int young) {
    /** The old ones of a program that has just started. */
    private static final int FIRST_OLD = 40;

    /** Small as long as it can be: right for a program that makes little. */
    static Heap of(int most) {
      return new Heap(most, 0);
    }

    List<String> jvmOptions() {
      return young == 0
          ? List.of("-Xmx" + most + "m", "-Xms16m")
          : List.of("-Xmx" + most + "m", "-Xms" + (young + FIRST_OLD) + "m", "-Xmn" + young + "m");
    }
  }

  /** What the JVM may spend on machine code. */
  enum Compiler {
    /** Little: right for a program that is short of work, starts often and shares two cores. */
    QUICK,
    /** Half a minute of a core under load, for code that then takes half the time or less. */
    BEST
  }

  JavaProgram {
    classPath = List.copyOf(classPath);
    environment = Map.copyOf(environment);
  }

  /** What its JVM keeps of a start for the next. */
  LinkedClasses classes(Home home) {
    return LinkedClasses.of(name, home.binaries(), classPath, jvmOptions(home));
  }

  List<String> command(LinkedClasses classes) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(classes.jvmOptions());
    command.add(mainClass);
    return command;
  }

  /**
   * One collector thread: these programs share two cores. {@code -Dnova.home} is what a later start
   * knows a leftover by.
   */
  private List<String> jvmOptions(Home home) {
    var options = new ArrayList<String>();
    options.add("-Dnova.home=" + home.state());
    options.add("-Dnova.part=" + name);
    options.addAll(heap.jvmOptions());
    options.addAll(
        List.of(
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Duser.timezone=UTC",
            "-Dfile.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    if (compiler == Compiler.QUICK) {
      options.add("-XX:TieredStopAtLevel=1");
    }
    return options;
  }
}
