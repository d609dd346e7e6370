package dev.novapixel.features.topology;

import dev.novapixel.schemas.kafka.RecentStates;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one kind, of which the last are kept as they are too: what is viewed now is viewed again
 * in a moment. Nobody else writes them, and what is put is written at once.
 *
 * <p>Bound: {@link #RECENT_BYTES} of rows as they are written, which take several times as much in
 * memory; then those that were used longest ago are read anew.
 */
final class RecentRows<T> {
  private static final int RECENT_BYTES = 1 << 19;

  private static final int ENTRY_BYTES = 128;

  private final KeyValueStore<Bytes, byte[]> store;
  private final Function<byte[], T> reader;
  private final Function<T, byte[]> writer;
  private final RecentStates<Bytes, T> recent = new RecentStates<>(RECENT_BYTES, ENTRY_BYTES);

  RecentRows(
      KeyValueStore<Bytes, byte[]> store, Function<byte[], T> reader, Function<T, byte[]> writer) {
    this.store = store;
    this.reader = reader;
    this.writer = writer;
  }

  /** The row, to be changed and put; null if there is none. */
  @Nullable T get(Bytes key) {
    T known = recent.get(key);
    if (known != null) {
      return known;
    }
    byte[] bytes = store.get(key);
    if (bytes == null) {
      return null;
    }
    T row = reader.apply(bytes);
    recent.put(key, row, bytes.length);
    return row;
  }

  void put(Bytes key, T row) {
    byte[] bytes = writer.apply(row);
    store.put(key, bytes);
    recent.put(key, row, bytes.length);
  }

  void delete(Bytes key) {
    recent.remove(key);
    store.delete(key);
  }
}
