package dev.novapixel.features.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What a row of a store holds: the first byte of its key. So several kinds share one store, and
 * each is read in its own order. A store of its own would bring a changelog of its own, and every
 * commit pays for each partition that its transaction touched.
 */
enum RowKind {
  /** When a shopper has to be looked at. */
  TIMER('t'),
  /** Where a shopper's units are. */
  HEAD('h'),
  /** The state of a unit. */
  UNIT('u'),
  /** The counts of a product. */
  PRODUCT('p'),
  /** The pairs of a product on one day. */
  PAIRS('g'),
  /** A shopper whose features are to be published. */
  DUE_FEATURES('f'),
  /** A product whose counts are to be published. */
  DUE_COUNTS('c'),
  /** A product whose pairs are to be published. */
  DUE_PAIRS('d');

  private final byte code;

  RowKind(char code) {
    this.code = (byte) code;
  }

  Bytes key(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(ByteBuffer.allocate(1 + utf8.length).put(code).put(utf8).array());
  }

  /** The text of a key that {@link #key} made. */
  static String textOf(Bytes key) {
    return new String(key.get(), 1, key.get().length - 1, StandardCharsets.UTF_8);
  }

  /** A key that sorts by time first, and before every key of the same time that has a text. */
  Bytes key(long at, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    var key = ByteBuffer.allocate(1 + Long.BYTES + utf8.length);
    return Bytes.wrap(key.put(code).putLong(at).put(utf8).array());
  }

  /** The time of a key that {@link #key(long, String)} made. */
  static long timeOf(Bytes key) {
    return ByteBuffer.wrap(key.get()).getLong(1);
  }

  /** The text of a key that {@link #key(long, String)} made. */
  static String textBehindTime(Bytes key) {
    int start = 1 + Long.BYTES;
    return new String(key.get(), start, key.get().length - start, StandardCharsets.UTF_8);
  }

  /** All rows of this kind, by key. */
  KeyValueIterator<Bytes, byte[]> all(KeyValueStore<Bytes, byte[]> store) {
    return store.range(Bytes.wrap(new byte[] {code}), Bytes.wrap(new byte[] {(byte) (code + 1)}));
  }
}
