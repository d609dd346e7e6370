package dev.novapixel.servers.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether there is an engine to run containers is asked of the engine itself. */
class DockerEngineTest {
  private static final String ANSWER = "HTTP/1.0 200 OK\r\nApi-Version: 1.51\r\n\r\nOK";

  @TempDir private Path folder;

  @Test
  void anEngineIsOneThatAnswersItsPing() throws IOException {
    var socket = folder.resolve("docker.sock");
    try (var engine = listening(socket)) {
      answerOnce(engine, ANSWER);

      assertThat(DockerEngine.find(List.of("unix:///nowhere/docker.sock", "unix://" + socket)))
          .contains("unix://" + socket);
    }
  }

  @Test
  void aSocketBehindWhichNobodyListensIsNone() throws IOException {
    var socket = folder.resolve("left.sock");
    listening(socket).close();

    assertThat(DockerEngine.find(List.of("unix://" + socket, "tcp://127.0.0.1:1"))).isEmpty();
  }

  @Test
  void aStrangerAtTheSocketIsNone() throws IOException {
    var socket = folder.resolve("stranger.sock");
    try (var stranger = listening(socket)) {
      answerOnce(stranger, "HTTP/1.0 404 Not Found\r\n\r\n");

      assertThat(DockerEngine.find(List.of("unix://" + socket))).isEmpty();
    }
  }

  @Test
  void oneThatAcceptsAndKeepsSilentIsNone() throws IOException {
    var socket = folder.resolve("silent.sock");
    try (var silent = listening(socket)) {
      assertThat(silent.isOpen()).isTrue();
      assertThat(DockerEngine.find(List.of("unix://" + socket))).isEmpty();
    }
  }

  @Test
  void whatTheEnvironmentNamesIsTheOnlyPlaceThatIsAsked() {
    assertThat(DockerEngine.places(Map.of("DOCKER_HOST", "tcp://build:2375"), folder))
        .containsExactly("tcp://build:2375");
    assertThat(DockerEngine.find(List.of("ssh://build"))).isEmpty();
  }

  @Test
  void elseTheSystemsSocketIsAskedAndThenOnesOwn() {
    assertThat(DockerEngine.places(Map.of("XDG_RUNTIME_DIR", "/run/user/7"), Path.of("/home/ann")))
        .containsExactly(
            "unix:///var/run/docker.sock",
            "unix:///run/user/7/docker.sock",
            "unix:///home/ann/.docker/desktop/docker.sock");
    assertThat(DockerEngine.places(Map.of(), Path.of("/home/ann")))
        .contains("unix:///home/ann/.docker/run/docker.sock");
  }

  @Test
  void withoutOneItSaysThatTheVariantsAreSkippedAndWhoWasAsked() {
    assertThat(DockerEngine.missing(List.of("unix:///a", "unix:///b")))
        .isEqualTo(
            "Testcontainers variants skipped: no Docker engine answers (asked unix:///a, unix:///b)");
  }

  @Test
  void withOneItSaysWhichImagesItWillPull() {
    assertThat(DockerEngine.found("unix:///a"))
        .startsWith("unix:///a ")
        .contains("apache/kafka:", "postgres:18", "redis:7", "apicurio-registry:", "pulled");
  }

  private static ServerSocketChannel listening(Path socket) throws IOException {
    var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    return server;
  }

  private static void answerOnce(ServerSocketChannel server, String answer) {
    Thread.startVirtualThread(() -> {
      try (var client = server.accept()) {
        var request = ByteBuffer.allocate(512);
        while (!StandardCharsets.US_ASCII
            .decode(request.duplicate().flip())
            .toString()
            .contains("\r\n\r\n")) {
          client.read(request);
        }
        client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
      } catch (IOException gone) {
        // The test has its answer, or fails for want of it.
      }
    });
  }
}
