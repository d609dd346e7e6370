package dev.novapixel.schemas.kafka;

import dev.novapixel.schemas.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A topic from its beginning to where it ends when it is asked for. */
public final class WholeTopic {
  private static final Duration POLL = Duration.ofMillis(200);

  private WholeTopic() {}

  /**
   * Tells each committed record, those of a partition in their order, and returns behind the last.
   *
   * @param clientId what the reader calls itself
   * @param topic its name in Kafka
   * @param values reads the values; closed
   */
  public static <V> void read(
      Settings settings,
      String clientId,
      String topic,
      Deserializer<V> values,
      Consumer<ConsumerRecord<String, V>> told) {
    try (var consumer =
        new KafkaConsumer<>(
            ClientProperties.reader(settings, clientId), new StringDeserializer(), values)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(told);
      }
    }
  }
}
