package dev.novapixel.local.compare;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a part of one epoch holds, as hashes by key: some 100 bytes a key, whatever its value.
 *
 * @param entries each key's
 * @param touched keys of which something was told a moment ago
 */
record Contents(SortedMap<String, Entry> entries, Set<String> touched) {
  private static final int SHOWN = 16;

  /**
   * A key's.
   *
   * @param input hash of what the value is computed from; 0 where the record does not say
   * @param value hash of the value
   */
  record Entry(long input, long value) {}

  static Contents of(Map<String, Entry> entries, Set<String> touched) {
    return new Contents(new TreeMap<>(entries), touched);
  }

  /** Of all keys and values, to be compared by eye. */
  String digest() {
    var digest = Canonical.sha256();
    entries.forEach((key, entry) -> {
      digest.update(key.getBytes(StandardCharsets.UTF_8));
      digest.update(
          ("=" + entry.input() + "," + entry.value() + ";").getBytes(StandardCharsets.UTF_8));
    });
    return HexFormat.of().formatHex(digest.digest()).substring(0, SHOWN);
  }
}
