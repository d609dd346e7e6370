package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.stitcher.identity.Stitch;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Nodes in a state store.
 *
 * @param store by key
 * @param cuts what was erased before this log was first read
 * @param context of the task, whose stream time is that of the newest record that it read
 */
record NodeStore(
    KeyValueStore<String, byte[]> store, Cuts cuts, ProcessorContext<String, Object> context)
    implements Stitch.Nodes {

  /** The stitcher over the store of {@code context}'s task. */
  static Stitch stitch(Cuts cuts, ProcessorContext<String, Object> context) {
    return new Stitch(new NodeStore(context.getStateStore(Stores.NODES), cuts, context));
  }

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

  @Override
  public Instant cut(String shop, Identifier identifier, @Nullable String customer) {
    return cuts.upTo(shop, identifier, customer);
  }

  @Override
  public Instant now() {
    return Instant.ofEpochMilli(Math.max(0, context.currentStreamTimeMs()));
  }
}
