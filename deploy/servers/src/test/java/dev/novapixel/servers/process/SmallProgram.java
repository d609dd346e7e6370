package dev.novapixel.servers.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A program of one class, and its runs. */
final class SmallProgram {
  private SmallProgram() {}

  /** The program: it greets. It names no class of ours, since it runs where none of them is. */
  public static final class Greeting {
    private Greeting() {}

    static void main() {
      System.out.println("hello");
    }
  }

  /** Puts its class into a folder, of which a class path can be made. */
  static void copyInto(Path classes) throws IOException {
    var name = Greeting.class.getName().replace('.', '/') + ".class";
    Files.createDirectories(classes.resolve(name).getParent());
    try (var bytes = Greeting.class.getClassLoader().getResourceAsStream(name)) {
      Files.copy(Objects.requireNonNull(bytes), classes.resolve(name));
    }
  }

  /** What a run says that tells where each class comes from. */
  static String run(List<String> options) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-Xlog:class+load:stdout", Greeting.class.getName()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  static String run(ClassArchive archive) throws IOException {
    var options = new ArrayList<>(archive.jvmOptions());
    options.addAll(List.of("-cp", archive.classPath()));
    return run(options);
  }
}
