package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Epochs;
import java.time.Instant;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** {@link Epochs} in Avro. */
final class EpochsWire implements Wire<Epochs, dev.novapixel.schemas.avro.Epochs> {

  @Override
  public Schema schema() {
    return dev.novapixel.schemas.avro.Epochs.getClassSchema();
  }

  @Override
  public dev.novapixel.schemas.avro.Epochs toWire(Epochs epochs) {
    return new dev.novapixel.schemas.avro.Epochs(
        epochs.live().name(),
        name(epochs.building()),
        name(epochs.previous()),
        epochs.newest().name(),
        epochs.reason(),
        millis(epochs.missingUntil()),
        millis(epochs.startedAt()),
        millis(epochs.switchedAt()));
  }

  @Override
  public Epochs fromWire(dev.novapixel.schemas.avro.Epochs wire) {
    return new Epochs(
        new Epoch(wire.getLive()),
        epoch(wire.getBuilding()),
        epoch(wire.getPrevious()),
        new Epoch(wire.getNewest()),
        wire.getReason(),
        instant(wire.getMissingUntil()),
        instant(wire.getStartedAt()),
        instant(wire.getSwitchedAt()));
  }

  private static @Nullable String name(@Nullable Epoch epoch) {
    return epoch == null ? null : epoch.name();
  }

  private static @Nullable Epoch epoch(@Nullable String name) {
    return name == null ? null : new Epoch(name);
  }

  private static @Nullable Long millis(@Nullable Instant time) {
    return time == null ? null : time.toEpochMilli();
  }

  private static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
