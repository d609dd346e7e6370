package dev.novapixel.stitcher.topology;

import dev.novapixel.stitcher.identity.Stitch;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Nodes in a state store. */
record NodeStore(KeyValueStore<String, byte[]> store) implements Stitch.Nodes {
  @Override
  public byte @Nullable [] get(String key) {
    return store.get(key);
  }

  @Override
  public void put(String key, byte @Nullable [] state) {
    if (state == null) {
      store.delete(key);
    } else {
      store.put(key, state);
    }
  }
}
