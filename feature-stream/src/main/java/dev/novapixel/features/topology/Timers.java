package dev.novapixel.features.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Who has to be looked at when, in order of time. What is due is read from where the last reading
 * ended, over no row that was ever deleted: the work is in proportion to what is due, not to the
 * shoppers there are.
 */
final class Timers {
  static final String STORE = "shopper-timers";

  private static final byte[] NOTHING = new byte[0];

  private final KeyValueStore<Bytes, byte[]> store;

  /** All timers before it have fired; 0 after a restart, which reads on from the beginning once. */
  private long firedUntil;

  /** A shopper and when it is due. */
  record Due(long at, String key) {}

  Timers(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray());
  }

  void set(long at, String key) {
    store.put(row(at, key), NOTHING);
    firedUntil = Math.min(firedUntil, at);
  }

  void clear(long at, String key) {
    store.delete(row(at, key));
  }

  /** The first {@code limit} that are due at {@code now}; they stay until cleared. */
  List<Due> due(long now, int limit) {
    var due = new ArrayList<Due>();
    try (KeyValueIterator<Bytes, byte[]> rows = store.range(bound(firedUntil), bound(now + 1))) {
      while (rows.hasNext() && due.size() < limit) {
        KeyValue<Bytes, byte[]> row = rows.next();
        due.add(due(row.key.get()));
      }
    }
    firedUntil = due.size() < limit ? now : due.getLast().at();
    return due;
  }

  private static Due due(byte[] row) {
    String key = new String(row, Long.BYTES, row.length - Long.BYTES, StandardCharsets.UTF_8);
    return new Due(ByteBuffer.wrap(row).getLong(), key);
  }

  private static Bytes row(long at, String key) {
    byte[] text = key.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + text.length).putLong(at).put(text).array());
  }

  private static Bytes bound(long at) {
    return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(at).array());
  }
}
