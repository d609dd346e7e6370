package dev.novapixel.features.topology;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keys that changed and are to be published soon, each with the gateway time of the first change
 * that waits; whoever waits longest comes first. They are held in memory and marked in the store
 * for a restart, so the store is read once and not at every tick.
 *
 * <p>Bound: the products that changed within a tick, or, in a flood, the products there are.
 */
final class Dirty {
  private final KeyValueStore<Bytes, byte[]> store;
  private final RowKind kind;
  private final Map<String, Long> waiting = new LinkedHashMap<>();

  /** Goes on with what is marked in the store. */
  Dirty(KeyValueStore<Bytes, byte[]> store, RowKind kind) {
    this.store = store;
    this.kind = kind;
    var marked = new ArrayList<KeyValue<String, Long>>();
    try (KeyValueIterator<Bytes, byte[]> rows = kind.all(store)) {
      rows.forEachRemaining(row ->
          marked.add(KeyValue.pair(RowKind.textOf(row.key), ByteBuffer.wrap(row.value).getLong())));
    }
    marked.sort(Comparator.comparing(mark -> mark.value));
    marked.forEach(mark -> waiting.put(mark.key, mark.value));
  }

  void mark(String key, long receivedAt) {
    if (waiting.putIfAbsent(key, receivedAt) == null) {
      store.put(kind.key(key), ByteBuffer.allocate(Long.BYTES).putLong(receivedAt).array());
    }
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
      store.delete(kind.key(mark.getKey()));
      publish.accept(mark.getKey(), mark.getValue());
    }
  }
}
