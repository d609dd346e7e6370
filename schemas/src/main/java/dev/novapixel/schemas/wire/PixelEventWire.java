package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.event.Pace;
import dev.novapixel.schemas.event.PixelEvent;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.Schema;

/** {@link PixelEvent} in Avro. */
final class PixelEventWire implements Wire<PixelEvent, dev.novapixel.schemas.avro.PixelEvent> {

  @Override
  public Schema schema() {
    return dev.novapixel.schemas.avro.PixelEvent.getClassSchema();
  }

  @Override
  public dev.novapixel.schemas.avro.PixelEvent toWire(PixelEvent event) {
    dev.novapixel.schemas.avro.PixelEvent wire = new dev.novapixel.schemas.avro.PixelEvent();
    wire.setShop(event.shop());
    wire.setEventId(event.eventId());
    wire.setIdDerived(event.idDerived());
    wire.setDialect(dialect(event.dialect()));
    wire.setName(event.name());
    wire.setClientId(event.clientId());
    wire.setCheckoutToken(event.checkoutToken());
    wire.setCustomerId(event.customerId());
    wire.setConsent(Parts.consent(event.consent()));
    wire.setOccurredAt(event.occurredAt().toEpochMilli());
    wire.setClientTime(event.clientTime());
    wire.setTimeCorrected(event.timeCorrected());
    wire.setReceivedAt(event.receivedAt().toEpochMilli());
    wire.setStamp(stamp(event.stamp()));
    wire.setUserAgent(event.userAgent());
    wire.setCountry(event.country());
    wire.setRegion(event.region());
    wire.setPayload(event.payload());
    return wire;
  }

  @Override
  public PixelEvent fromWire(dev.novapixel.schemas.avro.PixelEvent wire) {
    return new PixelEvent(
        wire.getShop(),
        wire.getEventId(),
        wire.getIdDerived(),
        PixelEvent.Dialect.valueOf(wire.getDialect().name()),
        wire.getName(),
        wire.getClientId(),
        wire.getCheckoutToken(),
        wire.getCustomerId(),
        Parts.consent(wire.getConsent()),
        Instant.ofEpochMilli(wire.getOccurredAt()),
        wire.getClientTime(),
        wire.getTimeCorrected(),
        Instant.ofEpochMilli(wire.getReceivedAt()),
        stamp(wire.getStamp()),
        wire.getUserAgent(),
        wire.getCountry(),
        wire.getRegion(),
        wire.getPayload());
  }

  /** Not by name: every event would look it up. */
  private static dev.novapixel.schemas.avro.Dialect dialect(PixelEvent.Dialect dialect) {
    return switch (dialect) {
      case SHOPIFY_PIXEL -> dev.novapixel.schemas.avro.Dialect.SHOPIFY_PIXEL;
      case SHOPIFY_WEBHOOK -> dev.novapixel.schemas.avro.Dialect.SHOPIFY_WEBHOOK;
      case SNOWPLOW -> dev.novapixel.schemas.avro.Dialect.SNOWPLOW;
      case SEGMENT -> dev.novapixel.schemas.avro.Dialect.SEGMENT;
    };
  }

  private static dev.novapixel.schemas.avro.Stamp stamp(PixelEvent.Stamp stamp) {
    dev.novapixel.schemas.avro.Stamp wire = new dev.novapixel.schemas.avro.Stamp();
    wire.setSettingsVersion(stamp.settingsVersion());
    wire.setSessionGapMs(stamp.sessionGap().toMillis());
    wire.setWhenAbsent(Parts.whenAbsent(stamp.whenAbsent()));
    wire.setCurrency(stamp.currency());
    wire.setEventsPerMinute(stamp.pace().eventsPerMinute());
    wire.setEventsAtOnce(stamp.pace().eventsAtOnce());
    return wire;
  }

  private static PixelEvent.Stamp stamp(dev.novapixel.schemas.avro.Stamp wire) {
    return new PixelEvent.Stamp(
        wire.getSettingsVersion(),
        Duration.ofMillis(wire.getSessionGapMs()),
        Parts.whenAbsent(wire.getWhenAbsent()),
        wire.getCurrency(),
        new Pace(wire.getEventsPerMinute(), wire.getEventsAtOnce()));
  }
}
