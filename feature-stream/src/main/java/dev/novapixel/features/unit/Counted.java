package dev.novapixel.features.unit;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.schemas.feature.EventSum;

/**
 * Which events a unit has counted.
 *
 * @param sum which they are
 * @param receivedAt gateway time of the newest, in milliseconds
 */
record Counted(EventSum sum, long receivedAt) {
  static final Counted NONE = new Counted(EventSum.NONE, Long.MIN_VALUE);

  /** Whether it has counted none. */
  boolean isNone() {
    return equals(NONE);
  }

  Counted with(Counted other) {
    return new Counted(sum.with(other.sum), Math.max(receivedAt, other.receivedAt));
  }

  void write(BinaryWriter out) {
    out.number(sum.events()).number(sum.hash()).time(receivedAt);
  }

  static Counted read(BinaryReader in) {
    return new Counted(new EventSum(in.number(), in.number()), in.time());
  }
}
