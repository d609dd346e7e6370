package dev.novapixel.servers;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The broker's settings: Kafka's defaults, less what is sized for a machine of its own. */
public final class KafkaSettings {
  static final int NODE = 1;
  static final String CONTROLLER = "CONTROLLER";

  private static final Map<String, String> FIXED =
      Map.ofEntries(
          // One node: nothing can be replicated.
          Map.entry("default.replication.factor", "1"),
          Map.entry("min.insync.replicas", "1"),
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          // Each partition costs files, memory and time to start.
          Map.entry("offsets.topic.num.partitions", "4"),
          Map.entry("transaction.state.log.num.partitions", "4"),
          Map.entry("share.coordinator.state.topic.num.partitions", "1"),
          Map.entry("num.partitions", "4"),
          Map.entry("log.segment.bytes", Integer.toString(64 << 20)),
          Map.entry("log.index.size.max.bytes", Integer.toString(1 << 20)),
          // A broker that is slow for a while is still the only one: see KafkaCrash for what its
          // being missed would cost. The interval is how long a start waits for its turn.
          Map.entry("broker.session.timeout.ms", "18000"),
          Map.entry("broker.heartbeat.interval.ms", "500"),
          // Topics come from the catalogue, or not at all: a typo must fail.
          Map.entry("auto.create.topics.enable", "false"),
          // Work of a killed instance moves on within 12 s: sessions of 6 s, transactions of 5 s,
          // looked at each second.
          Map.entry("group.initial.rebalance.delay.ms", "0"),
          Map.entry("group.min.session.timeout.ms", "1000"),
          Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
          Map.entry("log.retention.check.interval.ms", "60000"),
          // Two cores, and a heap of 256 MB: the cleaner alone would take 128 MB of it.
          Map.entry("num.network.threads", "2"),
          Map.entry("num.io.threads", "4"),
          Map.entry("background.threads", "2"),
          Map.entry("log.cleaner.threads", "1"),
          Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20)),
          Map.entry("log.cleaner.io.buffer.size", Integer.toString(256 << 10)));

  private KafkaSettings() {}

  /** Of one node that is broker and controller at once, with its log in {@code data}. */
  public static Map<String, String> of(Place place, Path data, int controllerPort) {
    var settings = ofController(place, data, controllerPort);
    settings.put("process.roles", "broker,controller");
    settings.merge(
        "listeners", "PLAINTEXT://" + place.host() + ":" + place.port(), (c, b) -> b + "," + c);
    settings.put("advertised.listeners", "PLAINTEXT://" + place.address());
    settings.merge("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT", (c, b) -> b + "," + c);
    return settings;
  }

  /** Of the same node without its broker. The caller may change them. */
  static Map<String, String> ofController(Place place, Path data, int controllerPort) {
    var controller = place.reachableHost() + ":" + controllerPort;
    var settings = new HashMap<>(FIXED);
    settings.put("process.roles", "controller");
    settings.put("node.id", Integer.toString(NODE));
    settings.put("controller.quorum.voters", NODE + "@" + controller);
    settings.put("controller.listener.names", CONTROLLER);
    settings.put("listeners", CONTROLLER + "://" + controller);
    settings.put("listener.security.protocol.map", CONTROLLER + ":PLAINTEXT");
    settings.put("log.dirs", data.toString());
    return settings;
  }
}
