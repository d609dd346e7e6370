package dev.novapixel.features.unit;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.schemas.feature.ShopperFeatures;

/**
 * Which events a unit has counted, told without listing them.
 *
 * @param events how many
 * @param hash sum of the hashes of their ids, in any order
 * @param receivedAt gateway time of the newest, in milliseconds
 */
record Counted(long events, long hash, long receivedAt) {
  static final Counted NONE = new Counted(0, 0, Long.MIN_VALUE);

  static Counted one(String eventId, long receivedAt) {
    return new Counted(1, ShopperFeatures.hash(eventId), receivedAt);
  }

  Counted with(Counted other) {
    return new Counted(
        events + other.events, hash + other.hash, Math.max(receivedAt, other.receivedAt));
  }

  void write(BinaryWriter out) {
    out.number(events).number(hash).time(receivedAt);
  }

  static Counted read(BinaryReader in) {
    return new Counted(in.number(), in.number(), in.time());
  }
}
