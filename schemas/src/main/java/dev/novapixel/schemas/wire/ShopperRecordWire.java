package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Move;
import dev.novapixel.schemas.event.OptOut;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.event.UnitId;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.Schema;

/** {@link ShopperRecord} in Avro: what all have in common, and a union for the rest. */
final class ShopperRecordWire
    implements Wire<ShopperRecord, dev.novapixel.schemas.avro.ShopperRecord> {

  @Override
  public Schema schema() {
    return dev.novapixel.schemas.avro.ShopperRecord.getClassSchema();
  }

  @Override
  public dev.novapixel.schemas.avro.ShopperRecord toWire(ShopperRecord record) {
    dev.novapixel.schemas.avro.ShopperRecord wire = new dev.novapixel.schemas.avro.ShopperRecord();
    wire.setShop(record.shop());
    wire.setShopper(Parts.identifier(record.shopper()));
    wire.setUnit(record.unit().text());
    wire.setVersion(record.version());
    wire.setReceivedAt(record.receivedAt().toEpochMilli());
    wire.setBody(
        switch (record) {
          case ShopperEvent event -> event(event);
          case Move move -> move(move);
          case OptOut optOut -> new dev.novapixel.schemas.avro.OptOut(optOut.erasure());
        });
    return wire;
  }

  @Override
  public ShopperRecord fromWire(dev.novapixel.schemas.avro.ShopperRecord wire) {
    return switch (wire.getBody()) {
      case dev.novapixel.schemas.avro.ShopperEvent event -> event(wire, event);
      case dev.novapixel.schemas.avro.Move move -> move(wire, move);
      case dev.novapixel.schemas.avro.OptOut optOut ->
          new OptOut(
              wire.getShop(),
              shopper(wire),
              unit(wire),
              wire.getVersion(),
              receivedAt(wire),
              optOut.getErasure());
      case Object other -> throw unknown(other);
    };
  }

  static IllegalStateException unknown(Object branch) {
    return new IllegalStateException("a branch of the schema has no mapping: " + branch.getClass());
  }

  private static dev.novapixel.schemas.avro.ShopperEvent event(ShopperEvent event) {
    dev.novapixel.schemas.avro.ShopperEvent wire = new dev.novapixel.schemas.avro.ShopperEvent();
    wire.setEventId(event.eventId());
    wire.setOccurredAt(event.occurredAt().toEpochMilli());
    wire.setClientId(event.clientId());
    wire.setCheckoutToken(event.checkoutToken());
    wire.setCustomerId(event.customerId());
    wire.setConsent(Parts.consent(event.consent()));
    wire.setSessionGapMs(event.sessionGap().toMillis());
    wire.setPage(page(event.page()));
    wire.setVisit(visit(event.visit()));
    wire.setAction(ActionWire.toWire(event.action()));
    wire.setOpensUnit(event.opensUnit());
    return wire;
  }

  private static ShopperEvent event(
      dev.novapixel.schemas.avro.ShopperRecord wire,
      dev.novapixel.schemas.avro.ShopperEvent event) {
    return new ShopperEvent(
        wire.getShop(),
        shopper(wire),
        unit(wire),
        wire.getVersion(),
        event.getEventId(),
        Instant.ofEpochMilli(event.getOccurredAt()),
        receivedAt(wire),
        event.getClientId(),
        event.getCheckoutToken(),
        event.getCustomerId(),
        Parts.consent(event.getConsent()),
        Duration.ofMillis(event.getSessionGapMs()),
        page(event.getPage()),
        visit(event.getVisit()),
        ActionWire.fromWire(event.getAction()),
        event.getOpensUnit());
  }

  private static dev.novapixel.schemas.avro.Move move(Move move) {
    dev.novapixel.schemas.avro.Move wire = new dev.novapixel.schemas.avro.Move();
    wire.setTo(Parts.identifier(move.to()));
    wire.setOccurredAt(move.occurredAt().toEpochMilli());
    wire.setEventId(move.eventId());
    return wire;
  }

  private static Move move(
      dev.novapixel.schemas.avro.ShopperRecord wire, dev.novapixel.schemas.avro.Move move) {
    return new Move(
        wire.getShop(),
        shopper(wire),
        unit(wire),
        wire.getVersion(),
        Parts.identifier(move.getTo()),
        Instant.ofEpochMilli(move.getOccurredAt()),
        move.getEventId(),
        receivedAt(wire));
  }

  private static dev.novapixel.schemas.avro.Page page(ShopperEvent.Page page) {
    dev.novapixel.schemas.avro.Page wire = new dev.novapixel.schemas.avro.Page();
    wire.setUrl(page.url());
    wire.setReferrer(page.referrer());
    wire.setTitle(page.title());
    wire.setSource(page.source());
    wire.setMedium(page.medium());
    wire.setCampaign(page.campaign());
    return wire;
  }

  private static ShopperEvent.Page page(dev.novapixel.schemas.avro.Page wire) {
    return new ShopperEvent.Page(
        wire.getUrl(),
        wire.getReferrer(),
        wire.getTitle(),
        wire.getSource(),
        wire.getMedium(),
        wire.getCampaign());
  }

  private static dev.novapixel.schemas.avro.Visit visit(ShopperEvent.Visit visit) {
    dev.novapixel.schemas.avro.Visit wire = new dev.novapixel.schemas.avro.Visit();
    wire.setDeviceType(visit.deviceType());
    wire.setPlatform(visit.platform());
    wire.setBrowser(visit.browser());
    wire.setCountry(visit.country());
    wire.setRegion(visit.region());
    return wire;
  }

  private static ShopperEvent.Visit visit(dev.novapixel.schemas.avro.Visit wire) {
    return new ShopperEvent.Visit(
        wire.getDeviceType(),
        wire.getPlatform(),
        wire.getBrowser(),
        wire.getCountry(),
        wire.getRegion());
  }

  private static Identifier shopper(dev.novapixel.schemas.avro.ShopperRecord wire) {
    return Parts.identifier(wire.getShopper());
  }

  private static UnitId unit(dev.novapixel.schemas.avro.ShopperRecord wire) {
    return new UnitId(wire.getUnit());
  }

  private static Instant receivedAt(dev.novapixel.schemas.avro.ShopperRecord wire) {
    return Instant.ofEpochMilli(wire.getReceivedAt());
  }
}
