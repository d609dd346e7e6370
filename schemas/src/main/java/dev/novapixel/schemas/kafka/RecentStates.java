package dev.novapixel.schemas.kafka;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a task has read or written last, as it is, beside the store that has it as bytes. Used by
 * the task's thread alone.
 *
 * <p>Bound: what states take as they are written, with something for each entry; then those that
 * were used longest ago are forgotten. The newest stays, however large it is.
 */
public final class RecentStates<K, V> {
  private final int bound;
  private final int entryBytes;
  private final Map<K, Sized<V>> recent = new LinkedHashMap<>(1024, 0.75f, true);
  private int bytes;

  private record Sized<V>(V state, int size) {}

  /**
   * None yet.
   *
   * @param bound of all together, in bytes
   * @param entryBytes of each, beside what is written of it: so that many small ones do not count
   *     as nothing
   */
  public RecentStates(int bound, int entryBytes) {
    this.bound = bound;
    this.entryBytes = entryBytes;
  }

  /** The state under {@code key}, if it is still known: it is then the one used last. */
  public @Nullable V get(K key) {
    Sized<V> known = recent.get(key);
    return known == null ? null : known.state;
  }

  /**
   * Keeps {@code state} in the place of what was known before.
   *
   * @param written the bytes that it takes where it is written
   */
  public void put(K key, V state, int written) {
    var sized = new Sized<>(state, entryBytes + written);
    Sized<V> before = recent.put(key, sized);
    bytes += sized.size - (before == null ? 0 : before.size);
    Iterator<Sized<V>> oldest = recent.values().iterator();
    while (bytes > bound && recent.size() > 1) {
      bytes -= oldest.next().size;
      oldest.remove();
    }
  }

  public void remove(K key) {
    Sized<V> known = recent.remove(key);
    bytes -= known == null ? 0 : known.size;
  }
}
