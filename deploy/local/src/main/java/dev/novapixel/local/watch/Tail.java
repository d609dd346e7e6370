package dev.novapixel.local.watch;

import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Follows events as they are counted or rejected, from now on. Not thread-safe. */
public final class Tail implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(250);

  private final HttpSchemaRegistry registry;
  private final Deserializer<dev.novapixel.schemas.event.ShopperRecord> counted;
  private final Deserializer<RejectedEvent> rejected;
  private final String rejectedTopic;
  private final KafkaConsumer<String, byte[]> consumer;

  /**
   * What became of an event.
   *
   * @param client the browser, if it is known
   * @param shopper whose the event is, if it is anybody's
   * @param outcome {@code counted}, or why not
   */
  public record Line(
      Instant at,
      String shop,
      @Nullable String client,
      @Nullable String shopper,
      String what,
      String outcome) {}

  public Tail(Settings settings) {
    registry = new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL));
    var wire = new WireFormat(registry);
    counted = wire.deserializer(Topics.SHOPPER_EVENTS);
    rejected = wire.deserializer(Topics.REJECTED_EVENTS);
    var epoch = settings.get(Setting.EPOCH);
    rejectedTopic = Topics.REJECTED_EVENTS.in(epoch);
    consumer =
        new KafkaConsumer<>(
            ClientProperties.reader(settings, "nova-local-tail"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    var partitions =
        Stream.of(rejectedTopic, Topics.SHOPPER_EVENTS.in(epoch))
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
  }

  /** Waits a moment, and tells what came in it. */
  public void poll(Consumer<Line> seen) {
    for (var record : consumer.poll(POLL)) {
      lines(record).forEach(seen);
    }
  }

  private List<Line> lines(ConsumerRecord<String, byte[]> record) {
    if (record.topic().equals(rejectedTopic)) {
      var event = rejected.deserialize(record.topic(), record.value());
      return List.of(
          new Line(
              event.receivedAt(),
              event.shop(),
              null,
              null,
              event.eventId(),
              "rejected: "
                  + event.code()
                  + (event.pointer() == null ? "" : " at " + event.pointer())));
    }
    return counted.deserialize(record.topic(), record.value()) instanceof ShopperEvent event
        ? List.of(
            new Line(
                event.occurredAt(),
                event.shop(),
                event.clientId(),
                event.shopper().text(),
                WhatHappened.text(event.action()),
                "counted"))
        : List.of();
  }

  @Override
  public void close() {
    consumer.close();
    registry.close();
  }
}
