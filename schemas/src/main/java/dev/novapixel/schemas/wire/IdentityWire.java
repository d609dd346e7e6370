package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.shopper.Identity;
import java.time.Instant;
import org.apache.avro.Schema;

/** {@link Identity} in Avro. */
final class IdentityWire implements Wire<Identity, dev.novapixel.schemas.avro.Identity> {

  @Override
  public Schema schema() {
    return dev.novapixel.schemas.avro.Identity.getClassSchema();
  }

  @Override
  public dev.novapixel.schemas.avro.Identity toWire(Identity identity) {
    dev.novapixel.schemas.avro.Identity wire = new dev.novapixel.schemas.avro.Identity();
    wire.setShop(identity.shop());
    wire.setIdentifier(Parts.identifier(identity.identifier()));
    wire.setShopper(Parts.identifier(identity.shopper()));
    wire.setTiedAt(identity.tiedAt().toEpochMilli());
    wire.setEventId(identity.eventId());
    wire.setReceivedAt(identity.receivedAt().toEpochMilli());
    return wire;
  }

  @Override
  public Identity fromWire(dev.novapixel.schemas.avro.Identity wire) {
    return new Identity(
        wire.getShop(),
        Parts.identifier(wire.getIdentifier()),
        Parts.identifier(wire.getShopper()),
        Instant.ofEpochMilli(wire.getTiedAt()),
        wire.getEventId(),
        Instant.ofEpochMilli(wire.getReceivedAt()));
  }
}
