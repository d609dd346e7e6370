package dev.novapixel.local.compare;

import dev.novapixel.schemas.kafka.WholeTopic;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.wire.WireFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads topics of one side, each from its beginning to the end that it has now. */
final class TopicReader {
  private final Settings settings;
  private final Epoch epoch;
  private final WireFormat wire;

  /**
   * A reader.
   *
   * @param wire knows the schemas of the side's own registry
   */
  TopicReader(Side side, WireFormat wire) {
    this.settings = side.settings();
    this.epoch = side.epoch();
    this.wire = wire;
  }

  /** Hears of each record, those of one key in their order. */
  @FunctionalInterface
  interface Told<V> {
    /** A record; null deletes. Its time is when what it comes from was received, or published. */
    void record(String key, @Nullable V value, Instant at);
  }

  /** Tells all that there is. */
  <V> void read(Topic<V> topic, Told<V> told) {
    WholeTopic.read(
        settings,
        "nova-local-verify",
        topic.in(epoch),
        wire.deserializer(topic),
        record ->
            told.record(record.key(), record.value(), Instant.ofEpochMilli(record.timestamp())));
  }
}
