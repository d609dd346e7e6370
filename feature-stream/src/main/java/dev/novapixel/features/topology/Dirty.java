package dev.novapixel.features.topology;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keys that changed and are to be published soon, each with the gateway time of the first change
 * that waits; whoever waits longest comes first. They are held in memory; who still waits when a
 * transaction ends is marked in the store for a restart, so the store is read once and most are
 * never written.
 *
 * <p>Bound: the products that changed within a tick, or, in a flood, the products there are.
 */
final class Dirty {
  private final KeyValueStore<Bytes, byte[]> store;
  private final RowKind kind;
  private final Map<String, Long> waiting = new LinkedHashMap<>();
  private final Set<String> marked = new HashSet<>();
  private final List<String> unmarked = new ArrayList<>();

  /** Goes on with what is marked in the store. */
  Dirty(KeyValueStore<Bytes, byte[]> store, RowKind kind) {
    this.store = store;
    this.kind = kind;
    var marks = new ArrayList<KeyValue<String, Long>>();
    try (KeyValueIterator<Bytes, byte[]> rows = kind.all(store)) {
      rows.forEachRemaining(row ->
          marks.add(KeyValue.pair(RowKind.textOf(row.key), ByteBuffer.wrap(row.value).getLong())));
    }
    marks.sort(Comparator.comparing(mark -> mark.value));
    marks.forEach(mark -> {
      waiting.put(mark.key, mark.value);
      marked.add(mark.key);
    });
  }

  void mark(String key, long receivedAt) {
    if (waiting.putIfAbsent(key, receivedAt) == null) {
      unmarked.add(key);
    }
  }

  /** Marks who waits since the last time and still does. */
  void write() {
    for (String key : unmarked) {
      Long receivedAt = waiting.get(key);
      if (receivedAt != null && marked.add(key)) {
        store.put(kind.key(key), ByteBuffer.allocate(Long.BYTES).putLong(receivedAt).array());
      }
    }
    unmarked.clear();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Hands out and forgets up to {@code limit} keys; the others have their turn next time. */
  void drain(int limit, BiConsumer<String, Long> publish) {
    List<Map.Entry<String, Long>> turn =
        waiting.entrySet().stream().limit(limit).map(Map.Entry::copyOf).toList();
    for (Map.Entry<String, Long> mark : turn) {
      waiting.remove(mark.getKey());
      if (marked.remove(mark.getKey())) {
        store.put(kind.key(mark.getKey()), null);
      }
      publish.accept(mark.getKey(), mark.getValue());
    }
  }
}
