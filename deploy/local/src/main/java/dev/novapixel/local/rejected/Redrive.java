package dev.novapixel.local.rejected;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes records of {@code pixel-events} once more behind the last one: byte for byte, with their
 * key and their time of receipt. A refused event leaves no fingerprint, so it counts once when it
 * can be used, and any further copy of it is a duplicate; a replay reads the first. Not
 * thread-safe.
 */
public final class Redrive implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final String topic;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;

  public Redrive(Settings settings) {
    topic = Topics.PIXEL_EVENTS.in(settings.get(Setting.EPOCH));
    consumer =
        new KafkaConsumer<>(
            ClientProperties.reader(settings, "nova-local-redrive"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    producer =
        new KafkaProducer<>(
            ClientProperties.producer(settings, "nova-local-redrive"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /**
   * Sends those that are still in the log, and waits until all are acknowledged.
   *
   * @param progress is told how many are
   */
  public void send(Chosen chosen, LongConsumer progress)
      throws InterruptedException, ExecutionException {
    long sent = 0;
    for (var each : chosen.offsets().entrySet()) {
      var partition = new TopicPartition(topic, each.getKey());
      consumer.assign(List.of(partition));
      consumer.seekToEnd(List.of(partition));
      long end = consumer.position(partition);
      consumer.seekToBeginning(List.of(partition));
      Deque<Long> wanted = new ArrayDeque<>(each.getValue());
      skip(wanted, consumer.position(partition));
      while (!wanted.isEmpty() && wanted.getFirst() < end) {
        sent += sendSome(partition, wanted);
        progress.accept(sent);
      }
    }
  }

  /** Sends those that one poll finds from the first on; returns how many. */
  private int sendSome(TopicPartition partition, Deque<Long> wanted)
      throws InterruptedException, ExecutionException {
    consumer.seek(partition, wanted.getFirst());
    List<Future<RecordMetadata>> acknowledged = new ArrayList<>();
    for (var record : consumer.poll(POLL).records(partition)) {
      skip(wanted, record.offset());
      if (!wanted.isEmpty() && wanted.getFirst() == record.offset()) {
        acknowledged.add(producer.send(again(record)));
        wanted.removeFirst();
      }
    }
    for (var each : acknowledged) {
      each.get();
    }
    return acknowledged.size();
  }

  /** Leaves out what lies before {@code offset}: it is gone. */
  private static void skip(Deque<Long> wanted, long offset) {
    while (!wanted.isEmpty() && wanted.getFirst() < offset) {
      wanted.removeFirst();
    }
  }

  private ProducerRecord<byte[], byte[]> again(ConsumerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(
        record.topic(),
        record.partition(),
        record.timestamp(),
        record.key(),
        record.value(),
        record.headers());
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
