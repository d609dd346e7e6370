package dev.novapixel.servers;

import dev.novapixel.servers.process.Leftover;
import dev.novapixel.servers.process.Program.Signal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * Kafka's folder on disk: {@code data}, the log; {@code kafka.pid}, the process that runs on it;
 * {@code kafka.ready}, that pid again once it takes requests.
 */
record KafkaFolder(Path path) {
  private static final String METADATA = "__cluster_metadata-0";
  private static final Duration STOP = Duration.ofSeconds(20);

  Path data() {
    return path.resolve("data");
  }

  /** Ends what an earlier run left over, then refuses ports that another program has. */
  void clear(Place place, int controllerPort) {
    Leftover.find(pidFile(), path).ifPresent(leftover -> leftover.stop(Signal.TERM, STOP));
    Ports.require("Kafka", place.host(), place.port());
    Ports.require("Kafka's controller", place.host(), controllerPort);
  }

  /**
   * Makes {@link #data} the log of a new cluster unless it is one already. Returns the cluster's
   * id.
   */
  String format() throws IOException {
    if (!Files.exists(metaProperties())) {
      Files.createDirectories(data());
      format(Uuid.randomUuid().toString());
    }
    return clusterId();
  }

  String clusterId() throws IOException {
    var properties = new Properties();
    try (var in = Files.newInputStream(metaProperties())) {
      properties.load(in);
    }
    return properties.getProperty("cluster.id");
  }

  /** Whether a node that had claimed it has not released it, which is what a crash leaves. */
  boolean isClaimed() {
    return Files.exists(pidFile());
  }

  /** Whether its broker was ever given a partition to keep. */
  boolean holdsPartitions() throws IOException {
    try (var entries = Files.newDirectoryStream(data(), "*-[0-9]*")) {
      for (var entry : entries) {
        if (Files.isDirectory(entry) && !entry.endsWith(METADATA)) {
          return true;
        }
      }
      return false;
    }
  }

  void claim() throws IOException {
    Files.deleteIfExists(readyFile());
    Files.writeString(pidFile(), ProcessHandle.current().pid() + "\n");
  }

  void ready() throws IOException {
    Files.writeString(readyFile(), ProcessHandle.current().pid() + "\n");
  }

  /** Whether the process of that pid runs on this folder and takes requests. */
  boolean isReady(long pid) throws IOException {
    return Files.exists(readyFile()) && Files.readString(readyFile()).equals(pid + "\n");
  }

  void release() {
    readyFile().toFile().delete();
    pidFile().toFile().delete();
  }

  /**
   * {@code meta.properties} is what the formatter writes last, so a formatting cut short is done
   * again.
   */
  private void format(String clusterId) {
    try {
      new Formatter()
          .setNodeId(KafkaSettings.NODE)
          .setClusterId(clusterId)
          .addDirectory(data().toString())
          .setMetadataLogDirectory(data().toString())
          .setControllerListenerName(KafkaSettings.CONTROLLER)
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .run();
    } catch (Exception failed) {
      throw new ServerException("Could not make " + data() + " a Kafka log", failed);
    }
  }

  private Path metaProperties() {
    return data().resolve("meta.properties");
  }

  private Path pidFile() {
    return path.resolve("kafka.pid");
  }

  private Path readyFile() {
    return path.resolve("kafka.ready");
  }
}
