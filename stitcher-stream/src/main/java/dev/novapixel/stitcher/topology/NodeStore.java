package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.kafka.RecentStates;
import dev.novapixel.stitcher.identity.Nodes;
import dev.novapixel.stitcher.state.StateForm;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Nodes in a state store. The last ones are kept as they are too: who clicks now clicks again in a
 * moment, and to read a node from its bytes costs more than to decide. What is put is written at
 * once, unless it is what stands there.
 *
 * <p>Bound: {@link #RECENT_BYTES} of states as they are written, which take about six times as much
 * in memory; then the ones that were used longest ago are read anew.
 */
final class NodeStore implements Nodes {
  private static final int RECENT_BYTES = 1 << 20;

  private static final int ENTRY_BYTES = 64;

  private final KeyValueStore<String, byte[]> store;
  private final Cuts cuts;
  private final ProcessorContext<?, ?> context;
  private final RecentStates<String, Recent> recent = new RecentStates<>(RECENT_BYTES, ENTRY_BYTES);

  /** A node as it is, and as it is written. */
  private static final class Recent {
    private final Object state;
    private final byte[] bytes;

    Recent(Object state, byte[] bytes) {
      this.state = state;
      this.bytes = bytes;
    }
  }

  /**
   * The nodes of one task, which nobody else writes.
   *
   * @param cuts what was erased before this log was first read
   * @param context of the task, whose stream time is that of the newest record that it read
   */
  NodeStore(Cuts cuts, ProcessorContext<?, ?> context) {
    this.store = context.getStateStore(Stores.NODES);
    this.cuts = cuts;
    this.context = context;
  }

  @Override
  public <T> @Nullable T get(String key, StateForm<T> form) {
    var known = recent.get(key);
    if (known != null) {
      return form.type().cast(known.state);
    }
    byte[] bytes = store.get(key);
    if (bytes == null) {
      return null;
    }
    T state = form.read(bytes);
    recent.put(key, new Recent(state, bytes), bytes.length);
    return state;
  }

  @Override
  public <T> void put(String key, T state, StateForm<T> form) {
    byte[] bytes = form.bytes(state);
    var known = recent.get(key);
    if (known == null || !Arrays.equals(known.bytes, bytes)) {
      store.put(key, bytes);
    }
    recent.put(key, new Recent(state, bytes), bytes.length);
  }

  @Override
  public void forget(String key) {
    recent.remove(key);
    store.delete(key);
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
