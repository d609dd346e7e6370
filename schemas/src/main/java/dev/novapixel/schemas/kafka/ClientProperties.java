package dev.novapixel.schemas.kafka;

import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The properties that give Kafka's clients the guarantees every service relies on. */
public final class ClientProperties {
  /**
   * A killed instance is missed after this; with the next, its work resumes elsewhere within 12 s.
   */
  private static final int SESSION_TIMEOUT_MS = 6_000;

  /** How long a dead instance's open transaction can hold readers of committed records back. */
  private static final int TRANSACTION_TIMEOUT_MS = 5_000;

  /** So long a stream thread may not hear that it is to end, or to hand over. */
  private static final long LONGEST_POLL_MS = 100;

  private static final int HEARTBEAT_MS = SESSION_TIMEOUT_MS / 3;

  /**
   * What a partition gets between two commits under load: where a second batch is begun, each
   * further record wakes the network thread.
   */
  private static final int STREAMS_BATCH_BYTES = 64 << 10;

  private ClientProperties() {}

  /** A client that asks about topics and groups and changes them. */
  public static Map<String, Object> admin(Settings settings, String clientId) {
    return common(settings, clientId);
  }

  /** A producer whose acknowledgement means: on all replicas in step, once, in order. */
  public static Map<String, Object> producer(Settings settings, String clientId) {
    Map<String, Object> properties = common(settings, clientId);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    return properties;
  }

  /**
   * A consumer of committed records that begins at the beginning and keeps its positions itself.
   */
  public static Map<String, Object> reader(Settings settings, String clientId) {
    Map<String, Object> properties = common(settings, clientId);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return properties;
  }

  /**
   * A {@link #reader} that shares its topics' partitions with the other members of {@code group}.
   */
  public static Map<String, Object> member(Settings settings, String clientId, String group) {
    Map<String, Object> properties = reader(settings, clientId);
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
    properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
    return properties;
  }

  /**
   * A streams process named {@code nova-<application>-<epoch>}: exactly once, committing every few
   * milliseconds, its stores in bounded memory, every internal topic and store named by us. The
   * classic group protocol, because the new one allows no change of a topology yet.
   */
  @SuppressWarnings(
      "deprecation") // the switch for global handlers is to become the default, and go
  public static Properties streams(Settings settings, String application) {
    Properties properties = new Properties();
    properties.putAll(
        Map.ofEntries(
            Map.entry(StreamsConfig.APPLICATION_ID_CONFIG, applicationId(settings, application)),
            Map.entry(
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.get(Setting.KAFKA_BOOTSTRAP)),
            Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
            Map.entry(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.get(Setting.COMMIT_INTERVAL).toMillis()),
            Map.entry(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic"),
            Map.entry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true),
            Map.entry(
                StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.get(Setting.STREAM_THREADS)),
            Map.entry(
                StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.get(Setting.STANDBY_REPLICAS)),
            Map.entry(
                StreamsConfig.STATE_DIR_CONFIG,
                settings.get(Setting.STATE_DIR).toAbsolutePath().toString()),
            Map.entry(
                StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.get(Setting.REPLICATION_FACTOR)),
            Map.entry(
                StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
                settings.get(Setting.MIN_ISR)),
            Map.entry(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class),
            Map.entry(BoundedRocksDb.MEMORY_BYTES, settings.get(Setting.ROCKSDB_MEMORY))));
    properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
    // No result depends on how topics interleave: a task never waits for one that is empty.
    properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    // A commit that is due waits for the poll at hand: the second of two events of one moment
    // would wait 100 ms, the default, for a third.
    properties.put(
        StreamsConfig.POLL_MS_CONFIG,
        Math.min(LONGEST_POLL_MS, settings.get(Setting.COMMIT_INTERVAL).toMillis()));
    properties.putAll(streamsClients());
    return properties;
  }

  /** The id of a streams process, which is its consumer group and the prefix of its topics. */
  public static String applicationId(Settings settings, String application) {
    return applicationId(settings.get(Setting.EPOCH), application);
  }

  /** As {@link #applicationId(Settings, String)}, of any epoch. */
  public static String applicationId(Epoch epoch, String application) {
    return "nova-" + application + "-" + epoch.name();
  }

  private static Map<String, Object> streamsClients() {
    return Map.of(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
        SESSION_TIMEOUT_MS,
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
        HEARTBEAT_MS,
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG),
        "earliest",
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        TRANSACTION_TIMEOUT_MS,
        StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG),
        STREAMS_BATCH_BYTES,
        StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG),
        "lz4");
  }

  /**
   * Nobody asks these clients by JMX, and none sends its meters to the broker: each would cost a
   * tenth of a second of processor time at a start.
   */
  private static Map<String, Object> common(Settings settings, String clientId) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
    properties.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    properties.put(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.get(Setting.KAFKA_BOOTSTRAP));
    properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
    return properties;
  }
}
