package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.shopper.ShopperAlias;
import java.time.Instant;
import org.apache.avro.Schema;

/** {@link ShopperAlias} in Avro. */
final class ShopperAliasWire
    implements Wire<ShopperAlias, dev.novapixel.schemas.avro.ShopperAlias> {

  @Override
  public Schema schema() {
    return dev.novapixel.schemas.avro.ShopperAlias.getClassSchema();
  }

  @Override
  public dev.novapixel.schemas.avro.ShopperAlias toWire(ShopperAlias alias) {
    dev.novapixel.schemas.avro.ShopperAlias wire = new dev.novapixel.schemas.avro.ShopperAlias();
    wire.setShop(alias.shop());
    wire.setFrom(Parts.identifier(alias.from()));
    wire.setTo(Parts.identifier(alias.to()));
    wire.setUnit(alias.unit().text());
    wire.setAt(alias.at().toEpochMilli());
    wire.setEventId(alias.eventId());
    wire.setReceivedAt(alias.receivedAt().toEpochMilli());
    return wire;
  }

  @Override
  public ShopperAlias fromWire(dev.novapixel.schemas.avro.ShopperAlias wire) {
    return new ShopperAlias(
        wire.getShop(),
        Parts.identifier(wire.getFrom()),
        Parts.identifier(wire.getTo()),
        new UnitId(wire.getUnit()),
        Instant.ofEpochMilli(wire.getAt()),
        wire.getEventId(),
        Instant.ofEpochMilli(wire.getReceivedAt()));
  }
}
