package dev.novapixel.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A JVM that starts servers and waits for its end: what the local stack is, for tests that kill it.
 */
final class Supervisor implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  /**
   * What it starts, and where: the ports are drawn once, so that a second supervisor asks for the
   * same.
   */
  record Layout(Path folder, Path binaries, List<String> parts, List<Integer> ports) {
    static Layout of(Path folder, Path binaries, String... parts) {
      return new Layout(
          folder,
          binaries,
          List.of(parts),
          Stream.generate(Ports::free).limit(2L * parts.length).toList());
    }

    static Layout parse(String[] words) {
      var ports = Stream.of(words[3].split(",", -1)).map(Integer::valueOf).toList();
      return new Layout(
          Path.of(words[0]), Path.of(words[1]), List.of(words[2].split(",", -1)), ports);
    }

    List<String> words() {
      var numbers = ports.stream().map(String::valueOf).toList();
      return List.of(
          folder.toString(),
          binaries.toString(),
          String.join(",", parts),
          String.join(",", numbers));
    }

    Place place(int part) {
      return Place.local(folder.resolve(parts.get(part)), ports.get(2 * part));
    }

    int secondPort(int part) {
      return ports.get(2 * part + 1);
    }
  }

  private final Process process;
  private final List<Long> pids;

  private Supervisor(Process process, List<Long> pids) {
    this.process = process;
    this.pids = pids;
  }

  /** Starts one and waits until all its servers are ready. */
  static Supervisor start(Layout layout) throws IOException {
    return start(layout, List.of(), System.getProperty("java.class.path"));
  }

  static Supervisor start(Layout layout, List<String> prefix, String classPath) throws IOException {
    var command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", classPath, Supervisor.class.getName()));
    command.addAll(layout.words());
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new Supervisor(process, pids(process.inputReader(StandardCharsets.UTF_8)));
  }

  /** Of its servers, in the order of the layout's parts. */
  List<Long> pids() {
    return pids;
  }

  /** As {@code kill -9}; blocks until it is gone, which says nothing of its servers. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /**
   * As Ctrl-C in its terminal, which signals all of its process group; blocks until it is gone. Who
   * runs the tests with SIGINT ignored, as a shell does with what it starts in the background, has
   * it ignored here too, and fails.
   */
  void interruptGroup() throws IOException {
    new ProcessBuilder("sh", "-c", "kill -s INT -- -" + process.pid()).start().onExit().join();
    process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** In order; blocks until it and its servers are gone. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private static List<Long> pids(BufferedReader out) throws IOException {
    var said = new StringBuilder();
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("pids ")) {
        return Stream.of(line.substring(5).split(" ", -1)).map(Long::valueOf).toList();
      }
      said.append(line).append('\n');
    }
    throw new IOException("The supervisor ended:\n" + said);
  }

  static void main(String[] words) {
    var layout = Layout.parse(words);
    var servers = new ArrayList<Server>();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> servers.reversed().forEach(Server::close)));
    var pids = new StringBuilder("pids");
    for (var part = 0; part < layout.parts().size(); part++) {
      var server = start(layout, part, servers);
      servers.add(server);
      pids.append(' ').append(pid(server));
    }
    System.out.println(pids);
    while (true) {
      LockSupport.park();
    }
  }

  private static Server start(Layout layout, int part, List<Server> before) {
    var binaries = Binaries.in(layout.binaries());
    var place = layout.place(part);
    return switch (layout.parts().get(part)) {
      case "kafka" ->
          KafkaProcess.start(place, layout.secondPort(part), KafkaProcess.JVM_OPTIONS, binaries);
      case "redis" -> RedisServer.start(place, binaries);
      case "postgres" -> PostgresServer.start(place, binaries);
      case "registry" -> {
        var database = ((PostgresServer) before.getLast()).database("registry");
        yield RegistryServer.start(place, layout.secondPort(part), database, binaries);
      }
      default -> throw new IllegalArgumentException(layout.parts().get(part));
    };
  }

  private static long pid(Server server) {
    return switch (server) {
      case KafkaServer inThisJvm -> ProcessHandle.current().pid();
      case KafkaProcess kafka -> kafka.pid();
      case PostgresServer postgres -> postgres.pid();
      case RedisServer redis -> redis.pid();
      case RegistryServer registry -> registry.pid();
    };
  }
}
