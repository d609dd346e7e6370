package dev.novapixel.bench.ingest;

import dev.novapixel.bench.load.Load;
import dev.novapixel.bench.load.ProcessTime;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topics;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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
  private static final int ACKNOWLEDGED = 200;

  private final Settings settings;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicInteger next = new AtomicInteger();
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

  /**
   * A line that sends a record and waits for its acknowledgement, as somebody would who has to
   * answer for it: the same for a producer as a connection for the gateway.
   */
  Load.Line line() {
    return new Load.Line() {
      @Override
      public int send(byte[] body) throws IOException {
        try {
          producer.send(record(next.getAndIncrement())).get();
          return ACKNOWLEDGED;
        } catch (ExecutionException failed) {
          throw new IOException("not acknowledged", failed.getCause());
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          throw new InterruptedIOException();
        }
      }

      @Override
      public void close() {
        // the producer is everybody's
      }
    };
  }

  private ProducerRecord<byte[], byte[]> record(int number) {
    ConsumerRecord<byte[], byte[]> original = records.get(number % records.size());
    return new ProducerRecord<>(TOPIC, original.key(), original.value());
  }

  private void send(int number, Runnable acknowledged) {
    var _ =
        producer.send(
            record(number),
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
