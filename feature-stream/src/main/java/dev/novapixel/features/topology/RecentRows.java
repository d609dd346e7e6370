package dev.novapixel.features.topology;

import dev.novapixel.schemas.kafka.RecentStates;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one kind as they are, changed as often as it takes and written once, when {@link #write}
 * is called: at the end of a transaction. The last ones stay as they are too: what is viewed now is
 * viewed again in a moment. Nobody else writes them.
 *
 * <p>Bounds: {@link #RECENT_BYTES} of rows as they are written, which take several times as much in
 * memory; then those that were used longest ago are read anew. {@link #CHANGED_BOUND} rows that are
 * changed and not written; then all are.
 */
final class RecentRows<T> {
  private static final int RECENT_BYTES = 1 << 18;

  private static final int ENTRY_BYTES = 128;

  private static final int CHANGED_BOUND = 2_000;

  private final KeyValueStore<Bytes, byte[]> store;
  private final Function<byte[], T> reader;
  private final Function<T, byte[]> writer;
  private final RecentStates<Bytes, T> recent = new RecentStates<>(RECENT_BYTES, ENTRY_BYTES);
  private final Map<Bytes, T> changed = new HashMap<>();

  RecentRows(
      KeyValueStore<Bytes, byte[]> store, Function<byte[], T> reader, Function<T, byte[]> writer) {
    this.store = store;
    this.reader = reader;
    this.writer = writer;
  }

  /** The row, to be changed and put; null if there is none. */
  @Nullable T get(Bytes key) {
    T known = changed.get(key);
    if (known == null) {
      known = recent.get(key);
    }
    return known == null ? stored(key) : known;
  }

  void put(Bytes key, T row) {
    changed.put(key, row);
    if (changed.size() >= CHANGED_BOUND) {
      write();
    }
  }

  void delete(Bytes key) {
    changed.remove(key);
    recent.remove(key);
    store.put(key, null);
  }

  /** Writes what was put. */
  void write() {
    changed.forEach((key, row) -> {
      byte[] bytes = writer.apply(row);
      store.put(key, bytes);
      recent.put(key, row, bytes.length);
    });
    changed.clear();
  }

  private @Nullable T stored(Bytes key) {
    byte[] bytes = store.get(key);
    if (bytes == null) {
      return null;
    }
    T row = reader.apply(bytes);
    recent.put(key, row, bytes.length);
    return row;
  }
}
