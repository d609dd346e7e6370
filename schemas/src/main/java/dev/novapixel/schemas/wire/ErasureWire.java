package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.shopper.Erasure;
import java.time.Instant;
import org.apache.avro.Schema;

/** {@link Erasure} in Avro. */
final class ErasureWire implements Wire<Erasure, dev.novapixel.schemas.avro.Erasure> {

  @Override
  public Schema schema() {
    return dev.novapixel.schemas.avro.Erasure.getClassSchema();
  }

  @Override
  public dev.novapixel.schemas.avro.Erasure toWire(Erasure erasure) {
    return new dev.novapixel.schemas.avro.Erasure(
        erasure.shop(),
        Parts.identifier(erasure.identifier()),
        erasure.customer(),
        erasure.upTo().toEpochMilli(),
        erasure.cut());
  }

  @Override
  public Erasure fromWire(dev.novapixel.schemas.avro.Erasure wire) {
    return new Erasure(
        wire.getShop(),
        Parts.identifier(wire.getIdentifier()),
        wire.getCustomer(),
        Instant.ofEpochMilli(wire.getUpTo()),
        wire.getCut());
  }
}
