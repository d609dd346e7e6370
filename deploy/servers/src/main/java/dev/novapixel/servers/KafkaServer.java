package dev.novapixel.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka cluster of one node, broker and controller at once, inside this JVM. Acknowledged records
 * survive the death of the process, not of the machine: with one replica Kafka leaves writing to
 * the disk to the operating system. Thread-safe.
 */
public final class KafkaServer implements Server {
  private final Place place;
  private final String clusterId;
  private final KafkaRaftServer server;
  private final Thread atExit = new Thread(this::shutDown, "kafka-shutdown");
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
    var folder = new KafkaFolder(place.folder());
    folder.clear(place, controllerPort);
    try {
      var clusterId = folder.format();
      var crashed = folder.isClaimed();
      folder.claim();
      if (crashed && folder.holdsPartitions()) {
        KafkaCrash.settle(folder.data(), controllerPort, place);
      }
      var config = new KafkaConfig(KafkaSettings.of(place, folder.data(), controllerPort), false);
      var raft = new KafkaRaftServer(config, Time.SYSTEM);
      raft.startup();
      folder.ready();
      var server = new KafkaServer(place, clusterId, raft);
      Runtime.getRuntime().addShutdownHook(server.atExit);
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
    shutDown();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      // The JVM is ending and runs its hooks: this one will find nothing left to do.
    }
  }

  private synchronized void shutDown() {
    if (alive) {
      alive = false;
      server.shutdown();
      server.awaitShutdown();
      new KafkaFolder(place.folder()).release();
    }
  }
}
