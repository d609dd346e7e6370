package dev.novapixel.gateway.produce;

import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * From entries to Kafka's records: which topic, which key, and the time of receipt as timestamp.
 *
 * @param pixelEvents writes {@code pixel-events}
 * @param rejectedEvents writes {@code rejected-events}
 */
record EntryRecords(Serializer<PixelEvent> pixelEvents, Serializer<RejectedEvent> rejectedEvents) {
  private static final String PIXEL_EVENTS = Topics.PIXEL_EVENTS.in(Epoch.FIRST);
  private static final String REJECTED_EVENTS = Topics.REJECTED_EVENTS.in(Epoch.FIRST);

  /** The topics that are written. */
  static final List<String> TOPICS = List.of(PIXEL_EVENTS, REJECTED_EVENTS);

  /** Registers today's schemas, which takes the registry; nothing later does. */
  static EntryRecords of(WireFormat format) {
    return new EntryRecords(
        format.serializer(Topics.PIXEL_EVENTS), format.serializer(Topics.REJECTED_EVENTS));
  }

  ProducerRecord<byte[], byte[]> of(LogEntry entry) {
    return switch (entry) {
      case LogEntry.Taken(PixelEvent event) ->
          record(
              PIXEL_EVENTS,
              event.receivedAt(),
              Keys.pixelEvent(event),
              pixelEvents.serialize(PIXEL_EVENTS, event));
      case LogEntry.Rejected(RejectedEvent event) ->
          record(
              REJECTED_EVENTS,
              event.receivedAt(),
              Keys.event(event.shop(), event.eventId()),
              rejectedEvents.serialize(REJECTED_EVENTS, event));
    };
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic, Instant receivedAt, String key, byte[] value) {
    return new ProducerRecord<>(
        topic, null, receivedAt.toEpochMilli(), key.getBytes(StandardCharsets.UTF_8), value);
  }
}
