package dev.novapixel.local.compare;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.wire.WireFormat;
import java.time.Duration;
import java.time.Instant;
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

  /** Hears of each record, those of one key in their order. */
  @FunctionalInterface
  interface Told<V> {
    /** A record; null deletes. Its time is when what it comes from was received, or published. */
    void record(String key, @Nullable V value, Instant at);
  }

  /** Tells all that there is. */
  <V> void read(Topic<V> topic, Epoch epoch, Told<V> told) {
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
          told.record(record.key(), record.value(), Instant.ofEpochMilli(record.timestamp()));
        }
      }
    }
  }
}
