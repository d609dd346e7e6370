package dev.novapixel.servers;

import dev.novapixel.servers.process.ClassArchive;
import dev.novapixel.servers.process.GuardedProcess;
import dev.novapixel.servers.process.Leftover;
import dev.novapixel.servers.process.Program;
import dev.novapixel.servers.process.Program.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Apicurio's schema registry, a Java process of its own that keeps its schemas in PostgreSQL and
 * speaks Confluent's REST protocol. Of its folder it uses the log and the pid alone.
 */
public final class RegistryServer implements Server {
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration STOP =
      Duration.ofSeconds(15); // the first end also writes the class archive
  private static final int ANSWER_MS = 5_000;

  private final Place place;
  private final ClassArchive classes;
  private final GuardedProcess process;

  private RegistryServer(Place place, ClassArchive classes, GuardedProcess process) {
    this.place = place;
    this.classes = classes;
    this.process = process;
  }

  /**
   * Starts the registry, ending one that an earlier run left over; returns when it answers.
   *
   * @param managementPort where it tells of its health, on the same host
   * @param database holds the schemas; the registry makes its tables there
   */
  public static RegistryServer start(
      Place place, int managementPort, PostgresDatabase database, Binaries binaries) {
    var pidFile = place.folder().resolve("registry.pid");
    Leftover.find(pidFile, place.folder())
        .ifPresent(leftover -> leftover.stop(Signal.TERM, Duration.ofSeconds(10)));
    Ports.require("The schema registry", place.host(), place.port());
    Ports.require("The schema registry's management", place.host(), managementPort);
    var jar = binaries.registry().resolve("quarkus-run.jar");
    var classes = binaries.classArchive("registry", List.of(jar));
    var program =
        Program.of(place.log(), command(place, classes, jar))
            .within(STOP)
            .with(RegistrySettings.of(place, managementPort, database));
    var server = new RegistryServer(place, classes, GuardedProcess.start(program));
    try {
      Files.writeString(pidFile, server.pid() + "\n");
      Await.ready(
          "The schema registry", server.process, place.log(), START, () -> answersAt(server.url()));
    } catch (IOException failed) {
      server.close();
      throw new UncheckedIOException(failed);
    } catch (ServerException failed) {
      server.close();
      throw failed;
    }
    return server;
  }

  /** The base of Confluent's API: {@code url() + "/subjects"} lists the subjects. */
  public String url() {
    return "http://" + place.address() + "/apis/ccompat/v7";
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
    if (process.alive() && process.stop(STOP)) {
      classes.adopt();
    }
  }

  /** Ends it as a crash would. What it has answered stays, in PostgreSQL. */
  public void kill() {
    process.kill();
  }

  /** Whether a registry whose API has this base takes requests. */
  public static boolean answersAt(String url) throws IOException {
    var connection = (HttpURLConnection) URI.create(url + "/subjects").toURL().openConnection();
    connection.setConnectTimeout(ANSWER_MS);
    connection.setReadTimeout(ANSWER_MS);
    try {
      return connection.getResponseCode() == 200;
    } finally {
      connection.disconnect();
    }
  }

  /** {@code -Dnova.folder} is there for a later start to know a leftover by. */
  private static List<String> command(Place place, ClassArchive classes, Path jar) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(classes.jvmOptions());
    command.add("-Dnova.folder=" + place.folder());
    // PostgreSQL may have been restarted since a connection was last used.
    command.add("-Dquarkus.datasource.postgresql.jdbc.validate-on-borrow=true");
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }
}
