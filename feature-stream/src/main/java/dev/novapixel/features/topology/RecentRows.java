package dev.novapixel.features.topology;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /** Of a row, beside what is written of it: so that many small ones do not count as nothing. */
  private static final int ENTRY_BYTES = 128;

  private final KeyValueStore<Bytes, byte[]> store;
  private final Function<byte[], T> reader;
  private final Function<T, byte[]> writer;
  private final Map<Bytes, Recent<T>> recent = new LinkedHashMap<>(1024, 0.75f, true);
  private int recentBytes;

  private record Recent<T>(T row, int size) {}

  RecentRows(
      KeyValueStore<Bytes, byte[]> store, Function<byte[], T> reader, Function<T, byte[]> writer) {
    this.store = store;
    this.reader = reader;
    this.writer = writer;
  }

  /** The row, to be changed and put; null if there is none. */
  @Nullable T get(Bytes key) {
    Recent<T> known = recent.get(key);
    if (known != null) {
      return known.row;
    }
    byte[] bytes = store.get(key);
    if (bytes == null) {
      return null;
    }
    T row = reader.apply(bytes);
    remember(key, row, bytes.length);
    return row;
  }

  void put(Bytes key, T row) {
    byte[] bytes = writer.apply(row);
    store.put(key, bytes);
    remember(key, row, bytes.length);
  }

  void delete(Bytes key) {
    Recent<T> known = recent.remove(key);
    recentBytes -= known == null ? 0 : known.size;
    store.delete(key);
  }

  private void remember(Bytes key, T row, int bytes) {
    Recent<T> before = recent.put(key, new Recent<>(row, ENTRY_BYTES + bytes));
    recentBytes += ENTRY_BYTES + bytes - (before == null ? 0 : before.size);
    Iterator<Recent<T>> oldest = recent.values().iterator();
    while (recentBytes > RECENT_BYTES) {
      recentBytes -= oldest.next().size;
      oldest.remove();
    }
  }
}
