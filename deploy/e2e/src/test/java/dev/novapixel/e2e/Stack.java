package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.local.stack.Home;
import dev.novapixel.local.stack.PartState;
import dev.novapixel.local.stack.StackState;
import dev.novapixel.local.stack.StateFile;
import dev.novapixel.schemas.settings.Ports;
import dev.novapixel.servers.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import redis.clients.jedis.Jedis;

/**
 * The real stack, started once for all tests of this JVM as a user would start it: by {@code nova
 * up}, with a home and ports of its own. Tests keep out of each other's way by having shops of
 * their own.
 */
final class Stack implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** The highest distance of any part's port from the base. */
  private static final int PORT_SPAN = 400;

  private static final Stack STACK = new Stack();

  private final Path home = temporaryHome();
  private final int portBase = freeBase();

  private Stack() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "stack-end"));
    var up = nova(List.of("up", "--detach"));
    assertThat(up.exit()).as(up.output()).isZero();
  }

  static Stack running() {
    return STACK;
  }

  /** One more, empty, for a test that closes it. */
  static Stack another() {
    return new Stack();
  }

  /** What a command of the launcher came to. */
  record Result(int exit, String output) {}

  /** Runs a command of the launcher to its end. */
  Result nova(List<String> arguments) {
    try {
      var process = start(arguments);
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /**
   * Starts a command of the launcher and leaves it running; its output is read from the process.
   */
  Process start(List<String> arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dnova.root=" + root(),
            "-cp",
            System.getProperty("java.class.path"),
            "dev.novapixel.local.Main"));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("NOVA_HOME", home.toString());
    builder.environment().put("NOVA_PORT_BASE", Integer.toString(portBase));
    builder.environment().put("NOVA_SHOPIFY_SECRETS", Webhooks.SECRET);
    builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
    return builder.start();
  }

  int gatewayPort() {
    return portBase;
  }

  int recsPort() {
    return portBase + 1;
  }

  int adminPort() {
    return portBase + 2;
  }

  String adminToken() {
    try {
      return Files.readString(home.resolve("admin-token")).strip();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The stack's Redis, to look into. The caller closes it. */
  Jedis redis() {
    return new Jedis("127.0.0.1", ports().redis());
  }

  /** A client of the stack's Kafka. The caller closes it. */
  Admin kafka() {
    return Admin.create(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + ports().kafka()));
  }

  /** The services' database as its superuser, from whom no row is hidden. The caller closes it. */
  Connection postgres() throws SQLException {
    String password;
    try {
      password = Files.readString(home.resolve("data/postgres/superuser-password")).strip();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/nova".formatted(ports().postgres()),
        PostgresServer.SUPERUSER,
        password);
  }

  private Ports ports() {
    return new Ports(portBase);
  }

  /** Where the stack keeps everything. */
  Path home() {
    return home;
  }

  /** The names of all parts that there are now. */
  List<String> parts() {
    return state().parts().stream().map(PartState::name).toList();
  }

  /** A part as its supervisor sees it now. */
  PartState part(String name) {
    return state().parts().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the stack has no part named " + name));
  }

  private StackState state() {
    return new StateFile(new Home(root(), home))
        .read()
        .orElseThrow(() -> new AssertionError("no stack has been started in " + home));
  }

  /** The project's folder. */
  static Path root() {
    return Path.of(System.getProperty("nova.root"));
  }

  /** Kills a part's process without warning, and waits until its successor is ready. */
  void killAndAwaitRestart(String name) {
    long before = kill(name);
    awaitReady(name, before);
  }

  /** Kills a part's process without warning. */
  long kill(String name) {
    long pid = part(name).pid();
    assertThat(ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly)).as(name).isPresent();
    return pid;
  }

  /** Waits until a part runs as another process than {@code before}, and is ready. */
  void awaitReady(String name, long before) {
    await(name + " comes back")
        .atMost(PATIENCE)
        .until(
            () -> part(name),
            part -> part.pid() != before && part.status() == PartState.Status.READY);
  }

  /** Waits until a part is ready that may have been killed a moment ago. */
  void awaitReady(String name) {
    await(name + " is ready")
        .atMost(PATIENCE)
        .until(
            () -> part(name),
            part ->
                part.status() == PartState.Status.READY
                    && ProcessHandle.of(part.pid()).map(ProcessHandle::isAlive).orElse(false));
  }

  /** Stops it, and forgets all of it but what its parts have said. */
  @Override
  public void close() {
    end();
  }

  private synchronized void end() {
    if (!Files.exists(home)) {
      return;
    }
    nova(List.of("down"));
    try {
      keepLogs();
      try (Stream<Path> files = Files.walk(home)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }

  /** Whoever wants to know why a test has failed finds what the parts said in {@code target}. */
  private void keepLogs() throws IOException {
    Path kept = Files.createDirectories(Path.of("target", "stack-logs"));
    try (Stream<Path> logs = Files.list(home.resolve("logs"))) {
      for (Path log : logs.toList()) {
        Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static Path temporaryHome() {
    try {
      return Files.createTempDirectory("nova-e2e");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A base below the ports that the system gives out by itself, with all ports above it free. */
  private static int freeBase() {
    for (int base = 20_000; base < 30_000; base += PORT_SPAN) {
      if (Stream.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 22, 23, 309, 362).allMatch(free(base))) {
        return base;
      }
    }
    throw new IllegalStateException("no " + PORT_SPAN + " free ports between 20000 and 30000");
  }

  private static java.util.function.Predicate<Integer> free(int base) {
    return offset -> {
      try (var socket = new ServerSocket(base + offset)) {
        return socket.isBound();
      } catch (IOException taken) {
        return false;
      }
    };
  }
}
