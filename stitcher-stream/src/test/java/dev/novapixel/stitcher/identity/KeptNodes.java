package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.stitcher.state.StateForm;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nodes as a store keeps them, nothing but bytes between two steps, and nothing erased before. */
class KeptNodes implements Nodes {
  private final Map<String, byte[]> kept = new HashMap<>();
  private int writes;

  @Override
  public <T> @Nullable T get(String key, StateForm<T> form) {
    byte[] state = kept.get(key);
    return state == null ? null : form.read(state);
  }

  @Override
  public <T> void put(String key, T state, StateForm<T> form) {
    writes++;
    kept.put(key, form.bytes(state));
  }

  @Override
  public void forget(String key) {
    writes++;
    kept.remove(key);
  }

  @Override
  public Instant cut(String shop, Identifier identifier, @Nullable String customer) {
    return Instant.EPOCH;
  }

  @Override
  public Instant now() {
    return Instant.EPOCH;
  }

  /** How often a node was written or forgotten. */
  int writes() {
    return writes;
  }

  /** Of all nodes together. */
  int bytes() {
    return kept.values().stream().mapToInt(state -> state.length).sum();
  }
}
