package dev.novapixel.servers.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The Docker engine of this machine, if one answers. It is asked over its own socket with nothing
 * but the JDK, so that a machine without one pays some milliseconds and loads no library.
 */
public final class DockerEngine {
  private static final int PATIENCE_SECONDS = 3;
  private static final byte[] PING =
      "GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private DockerEngine() {}

  /**
   * Says in one line whether the tests can run against containers. Its exit code is 0 if they can;
   * the line then is the engine's address, a space, and what will be run.
   */
  public static void main(String[] args) {
    var places = places(System.getenv(), Path.of(System.getProperty("user.home")));
    var engine = find(places);
    System.out.println(engine.map(DockerEngine::found).orElseGet(() -> missing(places)));
    System.exit(engine.isPresent() ? 0 : 1);
  }

  static String found(String engine) {
    return engine + " Testcontainers variants, with " + Images.all() + " (pulled where missing)";
  }

  static String missing(List<String> places) {
    return "Testcontainers variants skipped: no Docker engine answers (asked "
        + String.join(", ", places)
        + ")";
  }

  /** Where an engine may listen: what the environment says, else where engines usually do. */
  static List<String> places(Map<String, String> environment, Path home) {
    var told = environment.getOrDefault("DOCKER_HOST", "");
    if (!told.isBlank()) {
      return List.of(told);
    }
    var run = environment.getOrDefault("XDG_RUNTIME_DIR", home.resolve(".docker/run").toString());
    return List.of(
        "unix:///var/run/docker.sock",
        "unix://" + Path.of(run).resolve("docker.sock"),
        "unix://" + home.resolve(".docker/desktop/docker.sock"));
  }

  /** The first place where an engine answers. */
  static Optional<String> find(List<String> places) {
    return places.stream().filter(DockerEngine::answersInTime).findFirst();
  }

  private static boolean answersInTime(String place) {
    return CompletableFuture.supplyAsync(() -> answers(place), Thread::startVirtualThread)
        .completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS)
        .join();
  }

  private static boolean answers(String place) {
    try (var channel = open(URI.create(place))) {
      channel.write(ByteBuffer.wrap(PING));
      var answer =
          new BufferedReader(Channels.newReader(channel, StandardCharsets.US_ASCII)).readLine();
      return answer != null && answer.matches("HTTP/1\\.[01] 200 .*");
    } catch (IOException | IllegalArgumentException nobody) {
      return false;
    }
  }

  private static SocketChannel open(URI place) throws IOException {
    return switch (String.valueOf(place.getScheme())) {
      case "unix" ->
          connect(StandardProtocolFamily.UNIX, UnixDomainSocketAddress.of(place.getPath()));
      case "tcp", "http" ->
          SocketChannel.open(new InetSocketAddress(place.getHost(), place.getPort()));
      default -> throw new IOException("no way to ask " + place);
    };
  }

  private static SocketChannel connect(StandardProtocolFamily family, SocketAddress address)
      throws IOException {
    var channel = SocketChannel.open(family);
    try {
      channel.connect(address);
      return channel;
    } catch (IOException refused) {
      channel.close();
      throw refused;
    }
  }
}
