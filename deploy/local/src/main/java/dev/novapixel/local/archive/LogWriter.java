package dev.novapixel.local.archive;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.settings.Settings;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes stored records into a topic: each into its old partition, in the order of writing, with
 * its old time. Used by one thread.
 */
public final class LogWriter implements AutoCloseable {
  private final String topic;
  private final Renumbering numbers;
  private final Runnable acknowledged;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /**
   * Into {@code topic}, by its name in Kafka.
   *
   * @param acknowledged told of each record that Kafka has
   */
  public LogWriter(Settings settings, String topic, Renumbering numbers, Runnable acknowledged) {
    this.topic = topic;
    this.numbers = numbers;
    this.acknowledged = acknowledged;
    this.producer =
        new KafkaProducer<>(
            ClientProperties.producer(settings, "nova-local-archive"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  public void write(StoredRecord record) {
    var key = record.key();
    var _ =
        producer.send(
            new ProducerRecord<>(
                topic,
                record.partition(),
                record.timestamp().toEpochMilli(),
                key == null ? null : key.get(),
                numbers.apply(record.value())),
            (_, failed) -> {
              if (failed == null) {
                acknowledged.run();
              } else {
                failure.compareAndSet(null, failed);
              }
            });
  }

  /**
   * Returns when Kafka has all that was written.
   *
   * @throws KafkaException if it did not take any of it
   */
  public void flush() {
    producer.flush();
    var failed = failure.get();
    if (failed != null) {
      throw new KafkaException("Kafka did not take all of " + topic, failed);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
