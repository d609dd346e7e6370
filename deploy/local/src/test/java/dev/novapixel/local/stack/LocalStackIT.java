package dev.novapixel.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.local.stack.StackState.Phase;
import dev.novapixel.schemas.settings.Ports;
import dev.novapixel.servers.process.ClassArchive;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/**
 * The launcher's own process with the real servers: what it does when it is killed, asked twice, or
 * meets strangers.
 */
@TestMethodOrder(OrderAnnotation.class)
class LocalStackIT {
  private static final Duration START = Duration.ofSeconds(90);

  /** One folder for all: what a killed stack leaves is what the next test starts with. */
  @TempDir private static Path folder;

  private static final int BASE = freeBase();

  private final List<Process> started = new ArrayList<>();
  private Path state = folder;

  @BeforeEach
  void chooseState() {
    state = folder.resolve("state");
  }

  @AfterEach
  void endWhatWasStarted() {
    started.forEach(Process::destroy);
    started.forEach(process -> process.onExit().join());
  }

  @Test
  @Order(1)
  void aKilledLauncherLeavesNoOrphans() throws IOException {
    var up = nova("up");
    var parts = awaitReady(up).parts();
    assertThat(parts)
        .extracting(PartState::name)
        .contains("kafka", "postgres", "redis", "registry");
    var pids = parts.stream().map(PartState::pid).toList();
    assertThat(pids).allMatch(LocalStackIT::alive);
    try (var redis = redis()) {
      redis.set("written", "before the launcher was killed");
    }

    up.destroyForcibly();

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> pids.stream().noneMatch(LocalStackIT::alive));
  }

  @Test
  @Order(2)
  void theNextStartIsAsAnyOtherASecondIsRefusedAndDownEndsIt() throws Exception {
    var first = nova("up");
    var before = awaitReady(first);
    try (var redis = redis()) {
      assertThat(redis.get("written")).isEqualTo("before the launcher was killed");
    }

    var second = nova("up");
    assertThat(second.waitFor()).isEqualTo(1);
    assertThat(output(second)).contains("is up already");
    assertThat(read().pid()).isEqualTo(before.pid());

    var down = nova("down");
    assertThat(down.waitFor()).as(output(down)).isZero();
    assertThat(first.isAlive()).isFalse();
    assertThat(before.parts()).noneMatch(part -> alive(part.pid()));
    assertThat(read().phase()).isEqualTo(Phase.STOPPED);
  }

  @Test
  @Order(3)
  void aTakenPortIsNamedWithHowToMoveAndNothingIsLeftRunning() throws Exception {
    int redis = new Ports(BASE).redis();
    try (var stranger = new ServerSocket(redis, 1, InetAddress.getLoopbackAddress())) {
      assertThat(stranger.isBound()).isTrue();
      var up = nova("up");

      assertThat(up.waitFor()).isEqualTo(1);
      assertThat(output(up))
          .contains("redis did not start", Integer.toString(redis), "NOVA_PORT_BASE");
      assertThat(read().phase()).isEqualTo(Phase.FAILED);
      assertThat(read().parts()).noneMatch(part -> part.pid() != 0);
    }
  }

  @Test
  @Order(4)
  void purgingRemovesEverything() throws Exception {
    var purge = nova("down", "--purge");

    assertThat(purge.waitFor()).as(output(purge)).isZero();
    assertThat(state).doesNotExist();
  }

  private StackState awaitReady(Process up) {
    await()
        .atMost(START)
        .until(() -> !up.isAlive() || (Files.exists(state.resolve("state.json")) && isReady(up)));
    assertThat(up.isAlive()).as(() -> output(up)).isTrue();
    return read();
  }

  private boolean isReady(Process up) {
    var state = read();
    return state.pid() == up.pid() && state.phase() == Phase.READY;
  }

  private static RedisClient redis() {
    return RedisClient.create("redis://127.0.0.1:" + new Ports(BASE).redis());
  }

  private StackState read() {
    return new StateFile(new Home(folder, state)).read().orElseThrow();
  }

  /**
   * A command of its own process; the folder around holds no services, so that the servers alone
   * are started.
   */
  private Process nova(String... words) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dnova.root=" + folder));
    command.addAll(List.of("-cp", classPath(), "dev.novapixel.local.Main"));
    command.addAll(List.of(words));
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log(started.size()).toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("NOVA_"));
    builder.environment().put("NOVA_HOME", state.toString());
    builder.environment().put("NOVA_PORT_BASE", Integer.toString(BASE));
    var process = builder.start();
    started.add(process);
    return process;
  }

  private static String classPath() {
    return ClassArchive.ownClassPath().stream()
        .map(Path::toString)
        .collect(Collectors.joining(java.io.File.pathSeparator));
  }

  private String output(Process process) {
    try {
      return Files.readString(log(started.indexOf(process)));
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  private static Path log(int number) {
    return folder.resolve("output-" + number + ".log");
  }

  private static boolean alive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  /** Below the ports that the system gives to clients. */
  private static int freeBase() {
    while (true) {
      int base = ThreadLocalRandom.current().nextInt(20_000, 31_000);
      boolean free =
          List.of(0, 1, 2, 3, 4, 5, 6, 22, 23, 309, 362).stream()
              .allMatch(offset -> dev.novapixel.servers.Ports.isFree("127.0.0.1", base + offset));
      if (free) {
        return base;
      }
    }
  }
}
