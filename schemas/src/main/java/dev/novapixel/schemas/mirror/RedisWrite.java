package dev.novapixel.schemas.mirror;

import java.util.Collections;
import java.util.Map;

/**
 * One thing to do in Redis for a record. Each carries, unseen, the record's offset as its version:
 * where something newer stands already, nothing happens, so that replays and late writers change
 * nothing.
 */
public sealed interface RedisWrite {

  /** The field of a hash that holds its version; no view may use it. */
  String VERSION_FIELD = "version";

  /**
   * The key that it touches; all keys of one record with the same hash tag are written together.
   */
  String key();

  /** Makes the hash hold these fields and no others; whoever gave the map leaves it as it is. */
  record ReplaceHash(String key, Map<String, String> fields) implements RedisWrite {
    public ReplaceHash {
      if (fields.containsKey(VERSION_FIELD)) {
        throw new IllegalArgumentException("the field 'version' belongs to the mirror: " + key);
      }
      fields = Collections.unmodifiableMap(fields);
    }
  }

  /**
   * Empties the hash. Its version stays behind for a week, so that an older record that comes late
   * does not bring it back; readers see a hash without any field of theirs, as if it were absent.
   */
  record EmptyHash(String key) implements RedisWrite {}

  /** Gives a member of a sorted set its score. */
  record Rank(String key, String member, double score) implements RedisWrite {}

  /** Takes a member out of a sorted set. */
  record Unrank(String key, String member) implements RedisWrite {}
}
