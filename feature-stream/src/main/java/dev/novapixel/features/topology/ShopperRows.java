package dev.novapixel.features.topology;

import dev.novapixel.features.unit.UnitState;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.KeyText;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.kafka.RecentStates;
import dev.novapixel.schemas.topic.Keys;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The rows of shoppers: a head for each, and one for each unit, so that what is written for an
 * event is one unit's state, however many units its shopper has. The last ones are kept as they are
 * too: who clicks now clicks again in a moment, and reading a state costs more than changing it.
 * Nobody else writes them, and a task that fails begins with none.
 *
 * <p>Bound: {@link #RECENT_BYTES} of states as they are written, which take about ten times as much
 * in memory; then those that were used longest ago are read anew.
 */
final class ShopperRows {
  static final String STORE = "shoppers";

  /** No id contains it: control characters are encoded in keys. */
  private static final char SEPARATOR = '\n';

  private static final int RECENT_BYTES = 1 << 19;

  private static final int ENTRY_BYTES = 128;

  private final KeyValueStore<Bytes, byte[]> store;
  private final RecentStates<String, Recent> recent;

  /** A shopper as it is, and the bytes of its units as they are written. */
  private static final class Recent {
    private final ShopperRow row;
    private final Map<UnitId, Integer> sizes = new HashMap<>();
    private int bytes;

    Recent(ShopperRow row) {
      this.row = row;
    }

    void resized(UnitId unit, int size) {
      Integer before = size == 0 ? sizes.remove(unit) : sizes.put(unit, size);
      bytes += size - (before == null ? 0 : before);
    }
  }

  ShopperRows(KeyValueStore<Bytes, byte[]> store) {
    this(store, RECENT_BYTES);
  }

  /** With another bound. */
  ShopperRows(KeyValueStore<Bytes, byte[]> store, int recentBound) {
    this.store = store;
    this.recent = new RecentStates<>(recentBound, ENTRY_BYTES);
  }

  /**
   * The shopper of a key of {@code shopper-events}; an empty row if it is new. It is to be written,
   * or left unchanged, before the next is read.
   */
  ShopperRow read(String key) {
    Recent known = recent.get(key);
    if (known == null) {
      known = stored(key);
      recent.put(key, known, known.bytes);
    }
    return known.row;
  }

  void write(ShopperRow row) {
    Recent known = recent.get(row.key());
    if (row.headChanged()) {
      store.put(RowKind.HEAD.key(row.key()), row.head().toBytes());
    }
    for (UnitState unit : row.changed()) {
      byte[] bytes = unit.toBytes();
      store.put(unitKey(row.key(), unit.id()), bytes);
      resize(known, unit.id(), bytes.length);
    }
    for (UnitId unit : row.removed()) {
      store.delete(unitKey(row.key(), unit));
      resize(known, unit, 0);
    }
    row.written();
    if (known != null) {
      recent.put(row.key(), known, known.bytes);
    }
  }

  private Recent stored(String key) {
    Identifier shopper =
        Identifier.parse(KeyText.decode(Keys.restOf(key)))
            .orElseThrow(() -> new IllegalStateException("a key names no shopper"));
    ShopperHead head = ShopperHead.of(store.get(RowKind.HEAD.key(key)));
    var states = new TreeMap<UnitId, UnitState>();
    var read = new Recent(new ShopperRow(key, Keys.shopOf(key), shopper, head, states));
    for (UnitId unit : head.here()) {
      byte[] row = store.get(unitKey(key, unit));
      if (row != null) {
        states.put(unit, UnitState.of(unit, row));
        read.resized(unit, row.length);
      }
    }
    return read;
  }

  private static void resize(@Nullable Recent known, UnitId unit, int size) {
    if (known != null) {
      known.resized(unit, size);
    }
  }

  private static Bytes unitKey(String key, UnitId unit) {
    return RowKind.UNIT.key(key + SEPARATOR + unit.text());
  }
}
