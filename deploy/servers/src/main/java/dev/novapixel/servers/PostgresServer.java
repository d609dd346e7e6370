package dev.novapixel.servers;

import dev.novapixel.servers.process.GuardedProcess;
import dev.novapixel.servers.process.Leftover;
import dev.novapixel.servers.process.Program;
import dev.novapixel.servers.process.Program.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL 18, as durable as it is anywhere: {@code fsync} and {@code synchronous_commit} are on.
 * It listens on TCP alone and asks everyone for a password (SCRAM); the superuser's is drawn when
 * the folder is first used and stands in it, in {@code superuser-password}, readable by its owner.
 */
public final class PostgresServer implements Server {
  public static final String SUPERUSER = "postgres";

  private static final Duration START =
      Duration.ofMinutes(2); // a crash recovery may take that long
  private static final Duration STOP = Duration.ofSeconds(20);

  /**
   * {@code unix_socket_directories} is empty: a socket's path has a length limit that deep folders
   * exceed.
   */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "fsync", "on",
          "synchronous_commit", "on",
          "max_connections", "60",
          "shared_buffers", "64MB",
          "max_wal_size", "512MB",
          "unix_socket_directories", "",
          "timezone", "UTC",
          "log_timezone", "UTC");

  private final Place place;
  private final String password;
  private final GuardedProcess process;

  private PostgresServer(Place place, String password, GuardedProcess process) {
    this.place = place;
    this.password = password;
    this.process = process;
  }

  /**
   * Starts the server, ending one that an earlier run left over; returns when it takes connections.
   */
  public static PostgresServer start(Place place, Binaries binaries) {
    return start(place, binaries, Unprivileged.user());
  }

  static PostgresServer start(Place place, Binaries binaries, Unprivileged user) {
    var data = place.folder().resolve("data");
    Leftover.find(data.resolve("postmaster.pid"), data)
        .ifPresent(leftover -> leftover.stop(Signal.INT, STOP));
    Ports.require("PostgreSQL", place.host(), place.port());
    var install = binaries.postgres();
    var password = PostgresFolder.prepare(place.folder(), install, user);
    var process =
        GuardedProcess.start(
            new Program(command(place, install, user), Map.of(), place.log(), Signal.INT, STOP));
    var server = new PostgresServer(place, password, process);
    try {
      Await.ready("PostgreSQL", process, place.log(), START, () -> server.isOurs(data));
    } catch (ServerException failed) {
      process.close();
      throw failed;
    }
    return server;
  }

  /** A connection as superuser. The caller closes it. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), SUPERUSER, password);
  }

  public String url(String database) {
    return "jdbc:postgresql://%s/%s".formatted(place.address(), database);
  }

  /** The superuser's. */
  public String password() {
    return password;
  }

  /** As {@link PostgresDatabase#ensure}, on this server. */
  public PostgresDatabase database(String name) {
    return PostgresDatabase.ensure(this, name);
  }

  /** The postmaster's. */
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

  /** Ends it as a crash would: the next start recovers from the write-ahead log. */
  public void kill() {
    process.kill();
  }

  /** Whether what answers at the port keeps its data where we told it to. */
  private boolean isOurs(Path data) throws SQLException, IOException {
    try (var connection = connect("postgres");
        var statement = connection.createStatement();
        var answer = statement.executeQuery("SHOW data_directory")) {
      return answer.next() && Path.of(answer.getString(1)).toRealPath().equals(data.toRealPath());
    }
  }

  private static List<String> command(Place place, Path install, Unprivileged user) {
    var command = new ArrayList<>(user.prefix());
    command.addAll(
        List.of(
            install.resolve("bin/postgres").toString(),
            "-D",
            place.folder().resolve("data").toString()));
    command.addAll(List.of("-h", place.host(), "-p", Integer.toString(place.port())));
    SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command;
  }
}
