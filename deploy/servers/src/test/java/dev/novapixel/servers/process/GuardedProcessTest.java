package dev.novapixel.servers.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.servers.process.Program.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class GuardedProcessTest {
  @TempDir Path folder;
  private Path log;

  @BeforeEach
  void nameTheLog() {
    log = folder.resolve("logs/program.log");
  }

  @Test
  void whatAProgramSaysGoesToItsLog() throws IOException {
    var program = shell("echo said; echo \"cried $NAME\" >&2").with(Map.of("NAME", "wolf"));

    GuardedProcess.start(program).onExit().join();

    assertThat(Files.readAllLines(log)).containsExactly("said", "cried wolf");
  }

  @Test
  void theExitCodeIsTheProgramsOwn() {
    try (var process = GuardedProcess.start(shell("exit 7"))) {
      assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(7);
      assertThat(process.exitCode()).hasValue(7);
      assertThat(process.alive()).isFalse();
    }
  }

  @Test
  void thePidIsTheProgramsOwn() throws IOException {
    try (var process = GuardedProcess.start(shell("echo $$; exec sleep 60"))) {
      await().until(() -> Files.size(log) > 0);
      assertThat(Files.readString(log).strip()).isEqualTo(Long.toString(process.pid()));
      assertThat(process.exitCode()).isEmpty();
    }
  }

  @Test
  void aProgramEndsOnTheSignalThatItIsGiven() {
    var program =
        new Program(
            List.of(
                "sh",
                "-c",
                "trap 'echo asked; exit 3' TERM; echo up; while :; do sleep 0.05; done"),
            Map.of(),
            log,
            Signal.TERM,
            Duration.ofSeconds(10));
    var process = GuardedProcess.start(program);
    await().until(() -> Files.readString(log).startsWith("up"));

    assertThat(process.stop(Duration.ofSeconds(10))).isTrue();

    assertThat(process.exitCode()).hasValue(3);
    assertThat(log).content().endsWith("asked\n");
  }

  @Test
  void aProgramThatWillNotEndIsKilled() {
    var process =
        GuardedProcess.start(shell("trap '' TERM; echo up; while :; do sleep 0.05; done"));
    await().until(() -> Files.readString(log).startsWith("up"));

    assertThat(process.stop(Duration.ofMillis(300))).isFalse();

    assertThat(process.alive()).isFalse();
    assertThat(process.exitCode()).hasValue(128 + 9);
  }

  @Test
  void aProgramThatDoesNotExistSaysSoInItsLog() {
    var process = GuardedProcess.start(Program.of(log, List.of("no-such-program")));

    assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(127);
    assertThat(log).content().contains("no-such-program");
  }

  @Test
  @EnabledOnOs(OS.LINUX) // /proc
  void aSignalToOurProcessGroupDoesNotReachTheProgram() throws IOException {
    try (var process = GuardedProcess.start(Program.of(log, List.of("sleep", "60")))) {
      assertThat(processGroup(process.pid()))
          .isNotEqualTo(processGroup(ProcessHandle.current().pid()));
    }
  }

  @Test
  void aLongLogMovesAsideAtTheNextStart() throws IOException {
    Files.createDirectories(log.getParent());
    Files.write(log, new byte[(16 << 20) + 1]);

    GuardedProcess.start(shell("echo anew")).onExit().join();

    assertThat(log).hasContent("anew\n");
    assertThat(folder.resolve("logs/program.log.1")).hasSize((16 << 20) + 1);
  }

  private Program shell(String script) {
    return Program.of(log, List.of("sh", "-c", script));
  }

  /** The fifth field of the process' status; the second is its name in parentheses. */
  private static String processGroup(long pid) throws IOException {
    var status = Files.readString(Path.of("/proc/" + pid + "/stat"));
    return status.substring(status.lastIndexOf(')') + 2).split(" ", -1)[2];
  }
}
