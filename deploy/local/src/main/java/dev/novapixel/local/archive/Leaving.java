package dev.novapixel.local.archive;

import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Which records have to leave the archive: those of who was erased, and those older than their shop
 * keeps them. What cannot be read names nobody, and leaves by its age alone.
 */
final class Leaving {
  private final Forgotten forgotten;
  private final Function<String, Instant> keptFrom;
  private final Deserializer<PixelEvent> events;
  private final Map<String, Instant> aged = new TreeMap<>();

  /**
   * Decides.
   *
   * @param keptFrom from when on events of a shop are kept
   */
  Leaving(
      Forgotten forgotten, Function<String, Instant> keptFrom, Deserializer<PixelEvent> events) {
    this.forgotten = forgotten;
    this.keptFrom = keptFrom;
    this.events = events;
  }

  boolean includes(StoredRecord record) {
    var key = record.key();
    var value = record.value();
    if (key != null) {
      var shop = Keys.shopOf(new String(key.get(), StandardCharsets.UTF_8));
      if (record.timestamp().isBefore(keptFrom.apply(shop))) {
        aged.merge(shop, record.timestamp(), (one, other) -> one.isAfter(other) ? one : other);
        return true;
      }
    }
    return value != null && isForgotten(value.get());
  }

  private boolean isForgotten(byte[] value) {
    try {
      return forgotten.includes(events.deserialize(Topics.PIXEL_EVENTS.in(Epoch.FIRST), value));
    } catch (SerializationException unreadable) {
      return false;
    }
  }

  /** When the newest was received that left by its age, of each shop that lost any. */
  Map<String, Instant> aged() {
    return aged;
  }
}
