package dev.novapixel.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerMainIT {
  @TempDir Path folder;

  @Test
  void itSaysWhenItIsReadyAndEndsInOrderWithItsParentsPipe() throws IOException {
    var process =
        run(
            "kafka",
            "--folder",
            folder.toString(),
            "--port",
            port(),
            "--controller-port",
            port(),
            "--watch-parent");
    var out = folder.resolve("out");
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> Files.readString(out).contains("ready: Kafka at 127.0.0.1:"));
    assertThat(folder.resolve("kafka.ready")).hasContent(Long.toString(process.pid()));

    process.getOutputStream().close();

    assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(90));
    assertThat(process.exitValue()).isZero();
    assertThat(folder.resolve("data/.kafka_cleanshutdown")).exists();
    assertThat(folder.resolve("kafka.pid")).doesNotExist();
  }

  @Test
  void aMisspeltOptionIsRefusedWithTheUsage() throws IOException {
    var process = run("kafka", "--folder", folder.toString(), "--prot", "1");

    assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(90));
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(said(process)).contains("--prot", "Usage: kafka --folder");
  }

  @Test
  void aTakenPortIsSaidInOneLine() throws IOException {
    var taken = Ports.free();
    try (var stranger = Stranger.at(taken)) {
      var process =
          run(
              "kafka",
              "--folder",
              folder.toString(),
              "--port",
              Integer.toString(taken),
              "--controller-port",
              port());

      assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(90));
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(said(process)).contains("wants port " + taken).hasLineCount(1);
      assertThat(stranger.socket().isClosed()).isFalse();
    }
  }

  private Process run(String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path")));
    command.add(ServerMain.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectOutput(folder.resolve("out").toFile()).start();
  }

  private static String said(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String port() {
    return Integer.toString(Ports.free());
  }
}
