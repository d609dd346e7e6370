package dev.novapixel.features.topology;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Who has to be looked at when, in order of time. What is due is read from where the last reading
 * ended, over no row that was ever deleted: the work is in proportion to what is due, not to the
 * shoppers there are.
 */
final class Timers {
  private static final byte[] NOTHING = new byte[0];

  private final KeyValueStore<Bytes, byte[]> store;

  /** All timers before it have fired; 0 after a restart, which reads on from the beginning once. */
  private long firedUntil;

  /** A shopper and when it is due. */
  record Due(long at, String key) {}

  Timers(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  void set(long at, String key) {
    store.put(RowKind.TIMER.key(at, key), NOTHING);
    firedUntil = Math.min(firedUntil, at);
  }

  void clear(long at, String key) {
    store.put(RowKind.TIMER.key(at, key), null);
  }

  /** The first {@code limit} that are due at {@code now}; they stay until cleared. */
  List<Due> due(long now, int limit) {
    var due = new ArrayList<Due>();
    try (KeyValueIterator<Bytes, byte[]> rows =
        store.range(RowKind.TIMER.key(firedUntil, ""), RowKind.TIMER.key(now + 1, ""))) {
      while (rows.hasNext() && due.size() < limit) {
        Bytes row = rows.next().key;
        due.add(new Due(RowKind.timeOf(row), RowKind.textBehindTime(row)));
      }
    }
    firedUntil = due.size() < limit ? now : due.getLast().at();
    return due;
  }
}
