package dev.novapixel.servers;

import dev.novapixel.servers.process.GuardedProcess;
import dev.novapixel.servers.process.Leftover;
import dev.novapixel.servers.process.Program;
import dev.novapixel.servers.process.Program.Signal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Redis 7.0 that keeps its data in an append-only file, written to the disk each second: what a
 * machine's crash takes, the mirrors bring back.
 */
public final class RedisServer implements Server {
  private static final Duration START =
      Duration.ofMinutes(1); // loading a large append-only file takes a while
  private static final int ANSWER_MS = 2_000;

  private final Place place;
  private final GuardedProcess process;

  private RedisServer(Place place, GuardedProcess process) {
    this.place = place;
    this.process = process;
  }

  /**
   * Starts the server, ending one that an earlier run left over; returns when it has loaded its
   * data.
   */
  public static RedisServer start(Place place, Binaries binaries) {
    var settings = place.folder().resolve("redis.conf");
    Leftover.find(place.folder().resolve("redis.pid"), settings)
        .ifPresent(leftover -> leftover.stop(Signal.TERM, Duration.ofSeconds(10)));
    Ports.require("Redis", place.host(), place.port());
    try {
      Files.createDirectories(place.folder().resolve("data"));
      Files.writeString(settings, settings(place));
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not prepare Redis' folder " + place.folder(), failed);
    }
    var command = List.of(binaries.redis().toString(), settings.toString());
    var server = new RedisServer(place, GuardedProcess.start(Program.of(place.log(), command)));
    try {
      Await.ready("Redis", server.process, place.log(), START, server::isOurs);
    } catch (ServerException failed) {
      server.close();
      throw failed;
    }
    return server;
  }

  /** {@code redis://host:port}. */
  public String url() {
    return "redis://" + place.address();
  }

  /** A new one each time that the server starts. */
  public String runId() {
    try {
      return info().getOrDefault("run_id", "");
    } catch (IOException failed) {
      throw new ServerException("Redis at " + place.address() + " does not answer", failed);
    }
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public boolean alive() {
    return process.alive();
  }

  @Override
  public void close() {
    process.close();
  }

  /** Ends it as a crash would: up to a second of writes may be gone. */
  public void kill() {
    process.kill();
  }

  /** Whether what answers at the port is the process that we started, with its data loaded. */
  private boolean isOurs() throws IOException {
    var info = info();
    return Long.toString(pid()).equals(info.get("process_id")) && "0".equals(info.get("loading"));
  }

  private Map<String, String> info() throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(place.host(), place.port()), ANSWER_MS);
      socket.setSoTimeout(ANSWER_MS);
      socket.getOutputStream().write("INFO\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
      var info = new HashMap<String, String>();
      var answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      answer
          .lines()
          .map(line -> line.split(":", 2))
          .filter(pair -> pair.length == 2)
          .forEach(p -> info.put(p[0], p[1]));
      return info;
    }
  }

  /** {@code set-proc-title no} keeps the command line as it was: a leftover is known by it. */
  private static String settings(Place place) {
    return """
    bind %s
    port %d
    dir "%s"
    pidfile "%s"
    set-proc-title no
    daemonize no
    appendonly yes
    appendfsync everysec
    save ""
    maxclients 1000
    """
        .formatted(
            place.host(),
            place.port(),
            place.folder().resolve("data"),
            place.folder().resolve("redis.pid"));
  }
}
