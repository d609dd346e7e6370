package dev.novapixel.bench;

import dev.novapixel.bench.load.ProcessTime;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The limit: a KafkaProducer that does nothing but send the bytes that the gateway has written, to
 * a topic of its own, with the gateway's durability and batching.
 */
final class BareProducer implements AutoCloseable {
  private static final String TOPIC = "nova.bench";
  private static final int RECORDS = 20_000;
  private static final int LINGER_MS = 5;
  private static final int BATCH_BYTES = 128 * 1024;
  private static final long HIGHEST_MICROS = Duration.ofMinutes(1).toNanos() / 1000;

  private final Settings settings;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;
  private final ProcessTime own = ProcessTime.ofThis();
  private List<ConsumerRecord<byte[], byte[]>> records = List.of();

  BareProducer(Settings settings) throws InterruptedException {
    this.settings = settings;
    this.admin = Admin.create(ClientProperties.admin(settings, "nova-bench-admin"));
    Map<String, Object> properties = ClientProperties.producer(settings, "nova-bench");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    ensureTopic();
  }

  private void ensureTopic() throws InterruptedException {
    try {
      if (!admin.listTopics().names().get().contains(TOPIC)) {
        int partitions = producer.partitionsFor(Topics.PIXEL_EVENTS.in(Epoch.FIRST)).size();
        admin.createTopics(Set.of(new NewTopic(TOPIC, partitions, (short) 1))).all().get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException(
          "the topic " + TOPIC + " could not be made", failed.getCause());
    }
  }

  /** Takes the newest records that the gateway has written, as bytes. */
  void copyRecords() {
    Map<String, Object> properties = ClientProperties.reader(settings, "nova-bench-reader");
    try (var consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = partitions(consumer);
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long share = RECORDS / partitions.size();
      ends.forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - share)));
      records = readTo(consumer, ends);
    }
    if (records.isEmpty()) {
      throw new IllegalStateException("the gateway has written nothing to compare with");
    }
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
    String source = Topics.PIXEL_EVENTS.in(Epoch.FIRST);
    return consumer.partitionsFor(source).stream()
        .map(info -> new TopicPartition(source, info.partition()))
        .toList();
  }

  private static List<ConsumerRecord<byte[], byte[]>> readTo(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
    Collection<Map.Entry<TopicPartition, Long>> open = new ArrayList<>(ends.entrySet());
    while (!open.isEmpty()) {
      consumer.poll(Duration.ofMillis(100)).forEach(read::add);
      open.removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    }
    return read;
  }

  /** Sends flat out; records per second of this process's processor time. */
  double perProcessorSecond(Duration length) {
    AtomicLong acknowledged = new AtomicLong();
    Duration before = own.used();
    long end = System.nanoTime() + length.toNanos();
    for (int i = 0; System.nanoTime() < end; i++) {
      send(i, acknowledged::incrementAndGet);
    }
    producer.flush();
    return acknowledged.get() * 1e9 / own.used().minus(before).toNanos();
  }

  /** Sends at a steady rate; microseconds from the intended send time to the acknowledgement. */
  Histogram openLoop(int perSecond, Duration length) {
    ConcurrentHistogram latency = new ConcurrentHistogram(HIGHEST_MICROS, 3);
    long start = System.nanoTime();
    long count = perSecond * length.toSeconds();
    for (int i = 0; i < count; i++) {
      long due = start + i * 1_000_000_000L / perSecond;
      for (long ahead = due - System.nanoTime(); ahead > 0; ahead = due - System.nanoTime()) {
        LockSupport.parkNanos(ahead);
      }
      send(
          i, () -> latency.recordValue(Math.min((System.nanoTime() - due) / 1000, HIGHEST_MICROS)));
    }
    producer.flush();
    return latency;
  }

  private void send(int number, Runnable acknowledged) {
    ConsumerRecord<byte[], byte[]> original = records.get(number % records.size());
    var _ =
        producer.send(
            new ProducerRecord<>(TOPIC, original.key(), original.value()),
            (metadata, failure) -> {
              if (failure == null) {
                acknowledged.run();
              }
            });
  }

  /** Also removes the topic. */
  @Override
  public void close() {
    producer.close();
    admin.deleteTopics(Set.of(TOPIC));
    admin.close();
  }
}
