package dev.novapixel.stitcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stitcher as a process: how it starts and ends. What it does is in {@link HistoriesIT}. */
class StitcherIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @Test
  void itEndsWithItsLauncherThoughKafkaNeverCame() throws IOException {
    Path output = folder.resolve("log");
    var environment = Map.of("NOVA_KAFKA_BOOTSTRAP", "127.0.0.1:" + freePort());
    try (var waiting = new StitcherProcess(environment, output)) {
      await().atMost(PATIENCE).until(() -> Files.size(output) > 0);

      assertThat(waiting.launcherGoes()).isZero();
    }
  }

  @Test
  void aSettingThatNobodyKnowsStopsTheStart() throws IOException {
    Path output = folder.resolve("log");
    try (var refused = new StitcherProcess(Map.of("NOVA_EPOCHE", "e1"), output)) {
      assertThat(refused.launcherGoes()).isEqualTo(2);
      assertThat(Files.readString(output)).contains("NOVA_EPOCHE");
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
