package dev.novapixel.features.unit;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;

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
    return new Counted(1, hash(eventId), receivedAt);
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

  /** 64-bit FNV-1a, with the finaliser of SplitMix64 so that sums do not cancel out. */
  static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return hash ^ (hash >>> 31);
  }
}
