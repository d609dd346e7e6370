package dev.novapixel.features.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Keys that changed and are to be published soon, each with the newest gateway time that it owes
 * its change to. In memory, with a changelog: it holds what changed within a fraction of a second.
 */
final class Dirty {
  private final KeyValueStore<String, Long> keys;
  private @Nullable String next;

  Dirty(KeyValueStore<String, Long> keys) {
    this.keys = keys;
  }

  static StoreBuilder<KeyValueStore<String, Long>> store(String name) {
    return Stores.keyValueStoreBuilder(
        Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.Long());
  }

  void mark(String key, long receivedAt) {
    Long known = keys.get(key);
    if (known == null || known < receivedAt) {
      keys.put(key, receivedAt);
    }
  }

  /**
   * Hands out and forgets up to {@code limit} keys, going on where it stopped, so that under a load
   * that never lets it finish every key has its turn.
   */
  void drain(int limit, BiConsumer<String, Long> publish) {
    List<KeyValue<String, Long>> turn = take(next, limit);
    next = turn.size() < limit ? null : turn.getLast().key;
    for (KeyValue<String, Long> dirty : turn) {
      keys.delete(dirty.key);
      publish.accept(dirty.key, dirty.value);
    }
  }

  private List<KeyValue<String, Long>> take(@Nullable String from, int limit) {
    var turn = new ArrayList<KeyValue<String, Long>>();
    try (KeyValueIterator<String, Long> all = from == null ? keys.all() : keys.range(from, null)) {
      while (all.hasNext() && turn.size() < limit) {
        turn.add(all.next());
      }
    }
    return turn;
  }
}
