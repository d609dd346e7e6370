package dev.novapixel.gateway;

import static org.awaitility.Awaitility.await;

import dev.novapixel.servers.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A gateway in a process of its own before the embedded stack, as it runs in production: with
 * little memory, and to be killed.
 */
final class GatewayProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration END = Duration.ofSeconds(30);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final int port;

  private GatewayProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts one that takes events when this returns.
   *
   * @param log where its output goes
   */
  static GatewayProcess start(Path log, Map<String, String> settings, String... flags) {
    GatewayProcess gateway = launch(log, settings, flags);
    await().atMost(START).until(() -> gateway.status("/health/ready") == 200);
    return gateway;
  }

  private static GatewayProcess launch(Path log, Map<String, String> settings, String... flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    int port = Ports.free();
    Map<String, String> environment = new HashMap<>(RunningGateway.environment(settings));
    environment.put("NOVA_PORT_BASE", Integer.toString(port));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      return new GatewayProcess(builder.start(), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Client client() {
    return new Client(address());
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** SIGTERM: it is to answer everybody and end; returns its exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the gateway does not end");
    }
    return process.exitValue();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** The status of an answer; 0 if there was none. */
  int status(String path) {
    try {
      return HTTP.send(
              HttpRequest.newBuilder(address().resolve(path)).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (ConnectException notThere) {
      if (!process.isAlive()) {
        throw new AssertionError("the gateway has ended with " + process.exitValue());
      }
      return 0;
    } catch (IOException broken) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
