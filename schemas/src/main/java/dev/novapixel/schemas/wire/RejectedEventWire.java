package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.event.RejectedEvent;
import java.time.Instant;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** {@link RejectedEvent} in Avro. */
final class RejectedEventWire
    implements Wire<RejectedEvent, dev.novapixel.schemas.avro.RejectedEvent> {

  @Override
  public Schema schema() {
    return dev.novapixel.schemas.avro.RejectedEvent.getClassSchema();
  }

  @Override
  public dev.novapixel.schemas.avro.RejectedEvent toWire(RejectedEvent event) {
    dev.novapixel.schemas.avro.RejectedEvent wire = new dev.novapixel.schemas.avro.RejectedEvent();
    wire.setShop(event.shop());
    wire.setEventId(event.eventId());
    wire.setStage(dev.novapixel.schemas.avro.RejectedStage.valueOf(event.stage().name()));
    wire.setCode(event.code());
    wire.setPointer(event.pointer());
    wire.setDetail(event.detail());
    wire.setReceivedAt(event.receivedAt().toEpochMilli());
    wire.setOriginal(event.original());
    wire.setTruncated(event.truncated());
    RejectedEvent.Source source = event.source();
    wire.setSourcePartition(source == null ? null : source.partition());
    wire.setSourceOffset(source == null ? null : source.offset());
    return wire;
  }

  @Override
  public RejectedEvent fromWire(dev.novapixel.schemas.avro.RejectedEvent wire) {
    return new RejectedEvent(
        wire.getShop(),
        wire.getEventId(),
        RejectedEvent.Stage.valueOf(wire.getStage().name()),
        wire.getCode(),
        wire.getPointer(),
        wire.getDetail(),
        Instant.ofEpochMilli(wire.getReceivedAt()),
        wire.getOriginal(),
        wire.getTruncated(),
        source(wire));
  }

  private static RejectedEvent.@Nullable Source source(
      dev.novapixel.schemas.avro.RejectedEvent wire) {
    Integer partition = wire.getSourcePartition();
    Long offset = wire.getSourceOffset();
    return partition == null || offset == null ? null : new RejectedEvent.Source(partition, offset);
  }
}
