package dev.novapixel.local.compare;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.wire.WireFormat;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads an epoch's topic from its beginning to the end that it has now. */
final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(500);

  private final Settings settings;
  private final WireFormat wire;

  TopicReader(Settings settings, WireFormat wire) {
    this.settings = settings;
    this.wire = wire;
  }

  /** Tells each record of its key and its value, of one key in their order; null deletes. */
  <V> void read(Topic<V> topic, Epoch epoch, BiConsumer<String, @Nullable V> told) {
    var name = topic.in(epoch);
    try (var consumer =
        new KafkaConsumer<>(
            ClientProperties.reader(settings, "nova-local-verify"),
            new StringDeserializer(),
            wire.deserializer(topic))) {
      var partitions =
          consumer.partitionsFor(name).stream()
              .map(info -> new TopicPartition(name, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (var record : consumer.poll(POLL)) {
          told.accept(record.key(), record.value());
        }
      }
    }
  }
}
