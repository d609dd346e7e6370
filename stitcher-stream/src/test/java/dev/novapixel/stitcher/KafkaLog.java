package dev.novapixel.stitcher;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.shopper.IdentityCommand;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
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
    send(Topics.PIXEL_EVENTS, events, Keys::pixelEvent, PixelEvent::receivedAt);
  }

  /** Appends what operators have split off, as the admin service does. */
  void sendCommands(List<IdentityCommand> commands) {
    send(
        Topics.IDENTITY_COMMANDS,
        commands,
        command -> Keys.shopper(command.shop(), Identifier.client(command.client())),
        command -> command.splits().getLast().issuedAt());
  }

  private <V> void send(
      Topic<V> topic, List<V> values, Function<V, String> key, Function<V, Instant> time) {
    try (var producer =
        new KafkaProducer<>(
            ClientProperties.producer(settings, "it"),
            new StringSerializer(),
            wire.serializer(topic))) {
      for (var value : values) {
        var _ =
            producer.send(
                new ProducerRecord<>(
                    topic.in(epoch),
                    null,
                    time.apply(value).toEpochMilli(),
                    key.apply(value),
                    value));
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
