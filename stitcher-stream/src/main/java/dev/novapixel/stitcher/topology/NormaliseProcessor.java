package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.event.RejectedEvent.Source;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.stitcher.dedup.Fingerprints;
import dev.novapixel.stitcher.normalise.Normalised;
import dev.novapixel.stitcher.normalise.Normaliser;
import dev.novapixel.stitcher.normalise.TypedEvent;
import dev.novapixel.stitcher.normalise.UserAgents;
import dev.novapixel.stitcher.topology.ForNodes.Admitted;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Reads pixel events, leaves out what consent does not allow and what crawlers did, and types the
 * rest. What cannot be read or typed goes to {@code rejected-events} and stops nothing.
 */
final class NormaliseProcessor implements Processor<String, byte[], String, Object> {
  /** Shopify's wish, on behalf of a customer, that all that is known of them be deleted. */
  private static final String REDACT = "customers/redact";

  private final String topic;
  private final Deserializer<PixelEvent> deserializer;
  private ProcessorContext<String, Object> context;

  /** Values that could not be used, of events that could. */
  private Sensor leftOut;

  NormaliseProcessor(String topic, Deserializer<PixelEvent> deserializer) {
    this.topic = topic;
    this.deserializer = deserializer;
  }

  @Override
  public void init(ProcessorContext<String, Object> newContext) {
    this.context = newContext;
    this.leftOut =
        newContext
            .metrics()
            .addRateTotalSensor(
                "normalise",
                newContext.taskId().toString(),
                "left-out-values",
                Sensor.RecordingLevel.INFO);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    PixelEvent event;
    try {
      event = deserializer.deserialize(topic, record.value());
    } catch (SerializationException undecodable) {
      rejectUndecodable(record);
      return;
    }
    if (event == null) {
      rejectUndecodable(record);
      return;
    }
    boolean allowed = event.analyticsAllowed();
    if (!allowed && !event.reportsConsent()) {
      mark(record, event.shop(), Mark.Kind.DROPPED_BY_CONSENT);
      return;
    }
    if (UserAgents.isCrawler(event.userAgent())) {
      mark(record, event.shop(), Mark.Kind.BOT);
      return;
    }
    switch (Normaliser.normalise(event)) {
      case Normalised.Typed(TypedEvent typed, List<String> dropped) -> {
        count(dropped);
        context.forward(
            record.withValue(
                new Admitted(
                    typed,
                    allowed,
                    event.stamp().pace(),
                    fingerprints(record.key(), event, typed),
                    redacted(event))),
            Names.DEDUPLICATE);
      }
      case Normalised.Refused refused -> reject(record, event, refused);
    }
  }

  private void count(List<String> dropped) {
    // The sensor counts its records, not their values.
    dropped.forEach(_ -> leftOut.record());
  }

  private static Fingerprints fingerprints(String key, PixelEvent event, TypedEvent typed) {
    return Fingerprints.of(key, event, typed.checkoutToken(), line(typed.action()));
  }

  /** Only the gateway writes webhooks, and only those that Shopify has signed. */
  private static @Nullable String redacted(PixelEvent event) {
    return event.dialect() == PixelEvent.Dialect.SHOPIFY_WEBHOOK && event.name().equals(REDACT)
        ? event.customerId()
        : null;
  }

  private static @Nullable String line(Action action) {
    return action instanceof Action.CartChanged(var _, Item item) && item != null
        ? item.productId() + "|" + item.variantId() + "|" + item.quantity()
        : null;
  }

  private void reject(Record<String, byte[]> record, PixelEvent event, Normalised.Refused refused) {
    forward(record, Rejections.of(event, refused, source()));
  }

  private void rejectUndecodable(Record<String, byte[]> record) {
    forward(
        record,
        Rejections.undecodable(
            Keys.shopOf(record.key()),
            source(),
            Instant.ofEpochMilli(record.timestamp()),
            record.value()));
  }

  private Source source() {
    var place = context.recordMetadata().orElseThrow();
    return new Source(place.partition(), place.offset());
  }

  private void forward(Record<String, byte[]> record, RejectedEvent rejected) {
    context.forward(
        record.withKey(Keys.event(rejected.shop(), rejected.eventId())).withValue(rejected),
        Names.TO_REJECTED);
    mark(record, rejected.shop(), Mark.Kind.REJECTED);
  }

  private void mark(Record<String, byte[]> record, String shop, Mark.Kind kind) {
    context.forward(record.withValue(new Mark(shop, kind)), Names.TALLY);
  }
}
