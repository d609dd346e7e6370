package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.shopper.PrivacyState;
import dev.novapixel.schemas.shopper.Shopper;
import java.time.Instant;
import org.apache.avro.Schema;

/** {@link Shopper} in Avro. */
final class ShopperWire implements Wire<Shopper, dev.novapixel.schemas.avro.Shopper> {

  @Override
  public Schema schema() {
    return dev.novapixel.schemas.avro.Shopper.getClassSchema();
  }

  @Override
  public dev.novapixel.schemas.avro.Shopper toWire(Shopper shopper) {
    dev.novapixel.schemas.avro.Shopper wire = new dev.novapixel.schemas.avro.Shopper();
    wire.setShop(shopper.shop());
    wire.setId(Parts.identifier(shopper.id()));
    wire.setState(dev.novapixel.schemas.avro.PrivacyState.valueOf(shopper.state().name()));
    wire.setFirstSeen(shopper.firstSeen().toEpochMilli());
    wire.setLastActive(shopper.lastActive().toEpochMilli());
    wire.setTies(Parts.each(shopper.ties(), ShopperWire::tie));
    wire.setMerges(Parts.each(shopper.merges(), ShopperWire::merge));
    wire.setUnits(Parts.each(shopper.units(), ShopperWire::unit));
    return wire;
  }

  @Override
  public Shopper fromWire(dev.novapixel.schemas.avro.Shopper wire) {
    return new Shopper(
        wire.getShop(),
        Parts.identifier(wire.getId()),
        PrivacyState.valueOf(wire.getState().name()),
        Instant.ofEpochMilli(wire.getFirstSeen()),
        Instant.ofEpochMilli(wire.getLastActive()),
        Parts.each(wire.getTies(), ShopperWire::tie),
        Parts.each(wire.getMerges(), ShopperWire::merge),
        Parts.each(wire.getUnits(), ShopperWire::unit));
  }

  private static dev.novapixel.schemas.avro.Tie tie(Shopper.Tie tie) {
    return new dev.novapixel.schemas.avro.Tie(
        Parts.identifier(tie.identifier()), tie.tiedAt().toEpochMilli(), tie.eventId());
  }

  private static Shopper.Tie tie(dev.novapixel.schemas.avro.Tie wire) {
    return new Shopper.Tie(
        Parts.identifier(wire.getIdentifier()),
        Instant.ofEpochMilli(wire.getTiedAt()),
        wire.getEventId());
  }

  private static dev.novapixel.schemas.avro.Merge merge(Shopper.Merge merge) {
    return new dev.novapixel.schemas.avro.Merge(
        Parts.identifier(merge.from()),
        Parts.identifier(merge.to()),
        merge.at().toEpochMilli(),
        merge.eventId());
  }

  private static Shopper.Merge merge(dev.novapixel.schemas.avro.Merge wire) {
    return new Shopper.Merge(
        Parts.identifier(wire.getFrom()),
        Parts.identifier(wire.getTo()),
        Instant.ofEpochMilli(wire.getAt()),
        wire.getEventId());
  }

  private static dev.novapixel.schemas.avro.ClientUnit unit(Shopper.Unit unit) {
    return new dev.novapixel.schemas.avro.ClientUnit(
        unit.client(), unit.customer(), unit.firstEventId());
  }

  private static Shopper.Unit unit(dev.novapixel.schemas.avro.ClientUnit wire) {
    return new Shopper.Unit(wire.getClient(), wire.getCustomer(), wire.getFirstEventId());
  }
}
