package dev.novapixel.local.archive;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.kafka.WholeTopic;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who has been erased, by the cuts that the stitcher made of each wish: events with an identifier
 * that was cut, received until then.
 */
final class Forgotten {
  private final Map<String, Instant> cuts = new HashMap<>();

  /** All that is known now. */
  static Forgotten read(Settings settings, WireFormat wire) {
    var forgotten = new Forgotten();
    WholeTopic.read(
        settings,
        "nova-local-archive",
        Topics.ERASURES.in(Epoch.FIRST),
        wire.deserializer(Topics.ERASURES),
        record -> {
          if (record.value() != null) {
            forgotten.add(record.value());
          }
        });
    return forgotten;
  }

  /** One more; the largest cut of an identifier wins. */
  void add(Erasure erasure) {
    if (erasure.cut()) {
      cuts.merge(
          Keys.erasure(erasure), erasure.upTo(), (one, other) -> one.isAfter(other) ? one : other);
    }
  }

  boolean includes(PixelEvent event) {
    return !cuts.isEmpty()
        && (isCut(event, event.clientId(), Identifier.Type.CLIENT)
            || isCut(event, event.checkoutToken(), Identifier.Type.CHECKOUT)
            || isCut(event, event.customerId(), Identifier.Type.CUSTOMER));
  }

  /** Of a checkout that two accounts share, what names one of them may be cut alone. */
  private boolean isCut(PixelEvent event, @Nullable String value, Identifier.Type type) {
    if (value == null || value.isBlank()) {
      return false;
    }
    var identifier = new Identifier(type, value);
    return isCut(event, identifier, null)
        || (event.customerId() != null && isCut(event, identifier, event.customerId()));
  }

  private boolean isCut(PixelEvent event, Identifier identifier, @Nullable String customer) {
    var key = Keys.erasure(new Erasure(event.shop(), identifier, customer, Instant.EPOCH, true));
    var upTo = cuts.get(key);
    return upTo != null && !event.receivedAt().isAfter(upTo);
  }
}
