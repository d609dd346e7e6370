package dev.novapixel.schemas.table;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a compacted topic from its beginning for as long as the process lives, and folds it into
 * whatever its {@link Fold} keeps. Belongs to no consumer group: every process reads everything.
 *
 * <p>A topic that is not there yet, and a broker that is away, are waited for: what was folded
 * stays in force. After a failure it starts again at the beginning, and readers see the new table
 * once it is whole.
 */
public final class TableFollower<V> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TableFollower.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration RETRY = Duration.ofMillis(500);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final String topic;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final Deserializer<V> values;
  private final Fold<V> fold;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean caughtUp;
  private volatile @Nullable Consumer<String, byte[]> consumer;

  /** What is made of the records; called from one thread only. */
  public interface Fold<V> {
    /** Reading begins at the topic's beginning, not for the first time perhaps: forget all. */
    void begin();

    /** The record of {@code key} is now {@code value}; null deletes it. */
    void apply(String key, @Nullable V value);

    /** The end was reached, or records behind it were applied: let readers see the table. */
    void publish();

    /**
     * Asked after {@link #begin}: the next offset of every partition where the fold knows a
     * beginning of the topic already, from a disk perhaps; that is published at once and reading
     * goes on behind it. Empty to read everything.
     */
    default Map<Integer, Long> known() {
      return Map.of();
    }

    /**
     * Told after every look at the topic once it was read to its end, and when reading ends: all
     * records before {@code next} were applied, and no others. Whoever wants to keep the table can
     * do so now; meanwhile nothing is read.
     *
     * @param next the next offset of every partition; asked only where it is needed
     * @param closing whether this is the last time
     */
    default void keep(Supplier<Map<Integer, Long>> next, boolean closing) {}
  }

  /**
   * A follower that {@link #start} sets going.
   *
   * @param topic the topic's name in Kafka
   * @param kafka client properties: at least {@code bootstrap.servers}
   * @param values reads the values; not closed
   * @param fold what is made of them
   */
  public TableFollower(
      String topic, Map<String, Object> kafka, Deserializer<V> values, Fold<V> fold) {
    this(topic, () -> new KafkaConsumer<>(consumerProperties(kafka)), values, fold);
  }

  /** As above, with {@code consumers} made anew for each reading. */
  TableFollower(
      String topic,
      Supplier<Consumer<String, byte[]>> consumers,
      Deserializer<V> values,
      Fold<V> fold) {
    this.topic = topic;
    this.consumers = consumers;
    this.values = values;
    this.fold = fold;
    this.thread = Thread.ofPlatform().daemon().name("follow-" + topic).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /** Whether the topic was read to the end that it had when reading began. */
  public boolean isCaughtUp() {
    return caughtUp;
  }

  @Override
  public void close() {
    closed.countDown();
    Consumer<String, byte[]> reading = consumer;
    if (reading != null) {
      reading.wakeup();
    }
    try {
      thread.join(CLOSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!isClosed()) {
      try (Consumer<String, byte[]> reading = consumers.get()) {
        consumer = reading;
        follow(reading);
      } catch (WakeupException | InterruptException closing) {
        LOG.debug("{}: stopped", topic);
      } catch (RuntimeException e) {
        LOG.warn("{}: reading failed, starting again: {}", topic, e.toString());
        pause();
      } finally {
        consumer = null;
      }
    }
  }

  private void follow(Consumer<String, byte[]> reading) {
    List<TopicPartition> partitions = awaitPartitions(reading);
    reading.assign(partitions);
    Map<TopicPartition, Long> ends = reading.endOffsets(partitions);
    fold.begin();
    goToBeginning(reading, ends);
    try {
      follow(reading, ends);
    } catch (WakeupException closing) {
      LOG.debug("{}: stopped", topic);
    }
    fold.keep(() -> positions(reading), true);
  }

  /** Behind what the fold knows, if that is of this topic as it is now. */
  private void goToBeginning(Consumer<String, byte[]> reading, Map<TopicPartition, Long> ends) {
    reading.seekToBeginning(ends.keySet());
    Map<Integer, Long> known = fold.known();
    if (known.isEmpty()) {
      return;
    }
    boolean fits =
        known.size() == ends.size()
            && ends.entrySet().stream()
                .allMatch(end ->
                    known.getOrDefault(end.getKey().partition(), Long.MAX_VALUE) <= end.getValue());
    if (fits) {
      known.forEach((partition, next) -> reading.seek(new TopicPartition(topic, partition), next));
      fold.publish();
    } else {
      LOG.warn("{}: what was kept is not of this log, which is read from its beginning", topic);
      fold.begin();
    }
  }

  private Map<Integer, Long> positions(Consumer<String, byte[]> reading) {
    Map<Integer, Long> positions = new HashMap<>();
    reading
        .assignment()
        .forEach(place -> positions.put(place.partition(), reading.position(place)));
    return positions;
  }

  private void follow(Consumer<String, byte[]> reading, Map<TopicPartition, Long> ends) {
    boolean whole = false;
    while (!isClosed()) {
      ConsumerRecords<String, byte[]> records = reading.poll(POLL);
      for (ConsumerRecord<String, byte[]> record : records) {
        apply(record);
      }
      boolean fresh = !whole || !records.isEmpty();
      whole = whole || ends.entrySet().stream().allMatch(end -> reached(reading, end));
      if (whole && fresh) {
        fold.publish();
        caughtUp = true;
      }
      if (whole) {
        fold.keep(() -> positions(reading), false);
      }
    }
  }

  private static boolean reached(
      Consumer<String, byte[]> reading, Map.Entry<TopicPartition, Long> end) {
    return reading.position(end.getKey()) >= end.getValue();
  }

  private List<TopicPartition> awaitPartitions(Consumer<String, byte[]> reading) {
    while (!isClosed()) {
      List<TopicPartition> partitions =
          reading.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      if (!partitions.isEmpty()) {
        return partitions;
      }
      pause();
    }
    throw new WakeupException();
  }

  /** A value that can't be read is skipped: one bad record must not hide all the others. */
  private void apply(ConsumerRecord<String, byte[]> record) {
    try {
      byte[] value = record.value();
      fold.apply(record.key(), value == null ? null : values.deserialize(topic, value));
    } catch (SerializationException e) {
      LOG.error("{}-{}@{} can't be read", topic, record.partition(), record.offset(), e);
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void pause() {
    try {
      closed.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed.countDown();
    }
  }

  private static Map<String, Object> consumerProperties(Map<String, Object> kafka) {
    Map<String, Object> properties = new HashMap<>(kafka);
    properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return properties;
  }
}
