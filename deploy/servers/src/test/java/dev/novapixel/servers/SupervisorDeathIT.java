package dev.novapixel.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SupervisorDeathIT {
  private static final Path BINARIES = Path.of("target/bin").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void noServerOutlivesAKilledSupervisorAndTheNextOneGoesOnWithTheirData() throws IOException {
    var layout = Supervisor.Layout.of(folder, BINARIES, "redis", "kafka", "postgres", "registry");
    var first = Supervisor.start(layout);
    assertThat(first.pids()).hasSize(4).allMatch(Processes::alive);
    var cluster = Files.readString(folder.resolve("kafka/data/meta.properties"));

    first.kill();

    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> first.pids().stream().noneMatch(Processes::alive));
    var second = Supervisor.start(layout);
    assertThat(second.pids())
        .hasSize(4)
        .allMatch(Processes::alive)
        .doesNotContainAnyElementsOf(first.pids());
    assertThat(folder.resolve("kafka/data/meta.properties")).hasContent(cluster);

    second.close();

    assertThat(second.pids()).noneMatch(Processes::alive);
    assertThat(folder.resolve("postgres/data/postmaster.pid")).doesNotExist();
    assertThat(folder.resolve("kafka/kafka.pid")).doesNotExist();
  }

  /**
   * The servers of the killed supervisor are still ending when the next one wants their ports and
   * folders.
   */
  @Test
  void aSupervisorStartedAtOnceAfterTheKillTakesOver() throws IOException {
    var layout = Supervisor.Layout.of(folder, BINARIES, "redis", "postgres");
    var first = Supervisor.start(layout);

    first.kill();

    try (var second = Supervisor.start(layout)) {
      assertThat(second.pids()).hasSize(2).allMatch(Processes::alive);
      assertThat(first.pids()).noneMatch(Processes::alive);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX) // setsid
  void ctrlCReachesTheSupervisorAloneWhichEndsItsServersInOrder() throws IOException {
    var layout = Supervisor.Layout.of(folder, BINARIES, "redis");
    var classPath = System.getProperty("java.class.path");
    var supervisor =
        Supervisor.start(
            layout, List.of("setsid"), classPath); // a group of its own, as from a terminal

    supervisor.interruptGroup();

    assertThat(supervisor.pids()).noneMatch(Processes::alive);
    assertThat(folder.resolve("redis/server.log"))
        .content()
        .contains("Received SIGTERM")
        .doesNotContain("SIGINT");
  }
}
