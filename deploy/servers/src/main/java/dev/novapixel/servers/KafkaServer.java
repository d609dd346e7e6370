package dev.novapixel.servers;

import dev.novapixel.servers.process.Leftover;
import dev.novapixel.servers.process.Program.Signal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka cluster of one node, broker and controller at once, inside this JVM. Acknowledged records
 * survive the death of the process, not of the machine: with one replica Kafka leaves writing to
 * the disk to the operating system.
 */
public final class KafkaServer implements Server {
  private final Place place;
  private final String clusterId;
  private final KafkaRaftServer server;
  private final Thread shutdownHook = new Thread(this::shutDown, "kafka-shutdown");
  private volatile boolean alive = true;

  private KafkaServer(Place place, String clusterId, KafkaRaftServer server) {
    this.place = place;
    this.clusterId = clusterId;
    this.server = server;
  }

  /**
   * Starts the node, ending one that an earlier run left over; returns when it takes requests.
   *
   * @param controllerPort where the node talks to itself about the cluster
   */
  public static KafkaServer start(Place place, int controllerPort) {
    Leftover.find(pidFile(place), place.folder())
        .ifPresent(leftover -> leftover.stop(Signal.TERM, Duration.ofSeconds(20)));
    Ports.require("Kafka", place.host(), place.port());
    Ports.require("Kafka's controller", place.host(), controllerPort);
    try {
      var clusterId = format(place.folder().resolve("data"));
      var raft =
          new KafkaRaftServer(
              new KafkaConfig(KafkaSettings.of(place, controllerPort), false), Time.SYSTEM);
      var server = new KafkaServer(place, clusterId, raft);
      Files.writeString(pidFile(place), ProcessHandle.current().pid() + "\n");
      raft.startup();
      Runtime.getRuntime().addShutdownHook(server.shutdownHook);
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not prepare Kafka's folder " + place.folder(), failed);
    }
  }

  public String bootstrapServers() {
    return place.address();
  }

  /** Drawn when the folder is first used, the same ever after. */
  public String clusterId() {
    return clusterId;
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public boolean alive() {
    return alive;
  }

  @Override
  public void close() {
    if (alive) {
      shutDown();
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    }
  }

  private synchronized void shutDown() {
    if (alive) {
      server.shutdown();
      server.awaitShutdown();
      alive = false;
      pidFile(place).toFile().delete();
    }
  }

  private static Path pidFile(Place place) {
    return place.folder().resolve("kafka.pid");
  }

  /**
   * Makes {@code data} a log folder of a new cluster unless it is one already. Returns the
   * cluster's id.
   */
  private static String format(Path data) throws IOException {
    var meta = data.resolve("meta.properties");
    if (!Files.exists(meta)) {
      Files.createDirectories(data);
      format(data, Uuid.randomUuid().toString());
    }
    var properties = new Properties();
    try (var in = Files.newInputStream(meta)) {
      properties.load(in);
    }
    return properties.getProperty("cluster.id");
  }

  private static void format(Path data, String clusterId) {
    try {
      new Formatter()
          .setNodeId(KafkaSettings.NODE)
          .setClusterId(clusterId)
          .addDirectory(data.toString())
          .setMetadataLogDirectory(data.toString())
          .setControllerListenerName(KafkaSettings.CONTROLLER)
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .run();
    } catch (Exception failed) {
      throw new ServerException("Could not make " + data + " a Kafka log folder", failed);
    }
  }
}
