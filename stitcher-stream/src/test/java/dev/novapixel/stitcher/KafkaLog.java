package dev.novapixel.stitcher;

import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The log in a real Kafka, from both sides of the stitcher. */
final class KafkaLog implements AutoCloseable {
  private final Settings settings;
  private final Epoch epoch;
  private final HttpSchemaRegistry registry;
  private final WireFormat wire;

  KafkaLog(Settings settings) {
    this.settings = settings;
    this.epoch = settings.get(Setting.EPOCH);
    this.registry = new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL));
    this.wire = new WireFormat(registry);
  }

  /** Appends {@code events} as the gateway does, and waits until all are acknowledged. */
  void send(List<PixelEvent> events) {
    try (var producer =
        new KafkaProducer<>(
            ClientProperties.producer(settings, "it"),
            new StringSerializer(),
            wire.serializer(Topics.PIXEL_EVENTS))) {
      for (var event : events) {
        var _ =
            producer.send(
                new ProducerRecord<>(
                    Topics.PIXEL_EVENTS.in(epoch),
                    null,
                    event.receivedAt().toEpochMilli(),
                    Keys.pixelEvent(event),
                    event));
      }
    }
  }

  /** Gives {@code reader} everything committed in a topic, each partition in its order. */
  <V> void read(Topic<V> topic, BiConsumer<String, V> reader) {
    try (var consumer =
        new KafkaConsumer<>(
            ClientProperties.reader(settings, "it"),
            new StringDeserializer(),
            wire.deserializer(topic))) {
      var partitions =
          consumer.partitionsFor(topic.in(epoch)).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(record -> reader.accept(record.key(), record.value()));
      }
    }
  }

  @Override
  public void close() {
    registry.close();
  }
}
