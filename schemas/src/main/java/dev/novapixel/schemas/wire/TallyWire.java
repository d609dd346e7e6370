package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.shopper.Tally;
import org.apache.avro.Schema;

/** {@link Tally} in Avro. */
final class TallyWire implements Wire<Tally, dev.novapixel.schemas.avro.Tally> {

  @Override
  public Schema schema() {
    return dev.novapixel.schemas.avro.Tally.getClassSchema();
  }

  @Override
  public dev.novapixel.schemas.avro.Tally toWire(Tally tally) {
    dev.novapixel.schemas.avro.Tally wire = new dev.novapixel.schemas.avro.Tally();
    wire.setShop(tally.shop());
    wire.setPartition(tally.partition());
    wire.setCounted(tally.counted());
    wire.setDuplicate(tally.duplicate());
    wire.setRejected(tally.rejected());
    wire.setDroppedByConsent(tally.droppedByConsent());
    wire.setBot(tally.bot());
    return wire;
  }

  @Override
  public Tally fromWire(dev.novapixel.schemas.avro.Tally wire) {
    return new Tally(
        wire.getShop(),
        wire.getPartition(),
        wire.getCounted(),
        wire.getDuplicate(),
        wire.getRejected(),
        wire.getDroppedByConsent(),
        wire.getBot());
  }
}
