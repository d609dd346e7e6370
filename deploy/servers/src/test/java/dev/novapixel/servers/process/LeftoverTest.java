package dev.novapixel.servers.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.servers.process.Program.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoverTest {
  @TempDir Path root;
  private Path folder;
  private Path pidFile;

  @BeforeEach
  void nameTheFolder() throws IOException {
    folder = Files.createDirectory(root.resolve("server"));
    pidFile = folder.resolve("server.pid");
  }

  @Test
  void aRecordedProcessThatNamesTheFolderIsALeftover() throws IOException {
    try (var process = run(folder)) {
      record(process.pid());

      var found = Leftover.find(pidFile, folder);

      assertThat(found).map(Leftover::pid).contains(process.pid());
      found.orElseThrow().stop(Signal.TERM, Duration.ofSeconds(5));
      assertThat(process.alive()).isFalse();
    }
  }

  @Test
  void aLeftoverThatWillNotEndIsKilled() throws IOException {
    var log = folder.resolve("log");
    var script = "trap '' TERM; : " + folder + "; echo up; while :; do sleep 0.05; done";
    try (var process = GuardedProcess.start(Program.of(log, List.of("sh", "-c", script)))) {
      record(process.pid());
      await().until(() -> Files.readString(log).startsWith("up"));

      Leftover.find(pidFile, folder).orElseThrow().stop(Signal.TERM, Duration.ofMillis(200));

      assertThat(process.alive()).isFalse();
    }
  }

  @Test
  void aProcessThatHasTheRecordedPidByChanceIsLeftAlone() throws IOException {
    try (var stranger = run(root.resolve("elsewhere"))) {
      record(stranger.pid());

      assertThat(Leftover.find(pidFile, folder)).isEmpty();
    }
  }

  @Test
  void nothingRecordedMeansNoLeftover() {
    assertThat(Leftover.find(pidFile, folder)).isEmpty();
  }

  @Test
  void aPidFileThatIsNotOneMeansNoLeftover() throws IOException {
    Files.writeString(pidFile, "-1; rm\n");

    assertThat(Leftover.find(pidFile, folder)).isEmpty();
  }

  @Test
  void aProcessThatHasEndedIsNoLeftover() throws IOException {
    var process = run(folder);
    record(process.pid());
    process.kill();

    assertThat(Leftover.find(pidFile, folder)).isEmpty();
  }

  @Test
  void weAreNotALeftoverOfOurselves() throws IOException {
    record(ProcessHandle.current().pid());

    assertThat(Leftover.find(pidFile, Path.of(""))).isEmpty(); // every command line contains ""
  }

  private GuardedProcess run(Path named) {
    var command = List.of("sh", "-c", "sleep 60; : " + named);
    return GuardedProcess.start(Program.of(named.resolve("log"), command));
  }

  private void record(long pid) throws IOException {
    Files.writeString(pidFile, pid + "\n");
  }
}
