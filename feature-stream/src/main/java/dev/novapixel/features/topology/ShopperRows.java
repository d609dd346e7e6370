package dev.novapixel.features.topology;

import dev.novapixel.features.unit.UnitState;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.KeyText;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.kafka.RecentStates;
import dev.novapixel.schemas.topic.Keys;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The rows of shoppers: a head for each, and one for each unit, so that what is written for an
 * event is one unit's state, however many units its shopper has. Those that are {@link #open} are
 * changed as often as it takes, and written once. The last ones are kept as they are too: who
 * clicks now clicks again in a moment, and reading a state costs more than changing it. Nobody else
 * writes them, and a task that fails begins with none.
 *
 * <p>Bounds: {@link #RECENT_BYTES} of states as they are written, which take about ten times as
 * much in memory; then those that were used longest ago are read anew. {@link #OPEN_BOUND} that are
 * open; whoever opens then closes all.
 */
final class ShopperRows {
  static final String STORE = "shoppers";

  /** No id contains it: control characters are encoded in keys. */
  private static final char SEPARATOR = '\n';

  private static final int RECENT_BYTES = 1 << 18;

  private static final int ENTRY_BYTES = 128;

  private static final int OPEN_BOUND = 1_000;

  private final KeyValueStore<Bytes, byte[]> store;
  private final RecentStates<String, Recent> recent;
  private final Map<String, Recent> open = new LinkedHashMap<>();

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
   * The shopper of a key of {@code shopper-events}; an empty row if it is new. If it is changed, it
   * is to be opened or written before the next is read.
   */
  ShopperRow read(String key) {
    Recent known = known(key);
    if (known == null) {
      known = stored(key);
      recent.put(key, known, known.bytes);
    }
    return known.row;
  }

  /** Keeps what was read last, which was changed, until it is written. */
  void open(ShopperRow row) {
    open.putIfAbsent(row.key(), Objects.requireNonNull(known(row.key())));
  }

  boolean isFull() {
    return open.size() >= OPEN_BOUND;
  }

  /** Has each that is open told, and writes it. */
  void close(Consumer<ShopperRow> tell) {
    for (Recent known : open.values()) {
      tell.accept(known.row);
      write(known.row);
    }
    open.clear();
  }

  void write(ShopperRow row) {
    Recent known = known(row.key());
    if (row.headChanged()) {
      store.put(RowKind.HEAD.key(row.key()), row.head().toBytes());
    }
    for (UnitState unit : row.changed()) {
      byte[] bytes = unit.toBytes();
      store.put(unitKey(row.key(), unit.id()), bytes);
      resize(known, unit.id(), bytes.length);
    }
    for (UnitId unit : row.removed()) {
      store.put(unitKey(row.key(), unit), null);
      resize(known, unit, 0);
    }
    row.written();
    if (known != null) {
      recent.put(row.key(), known, known.bytes);
    }
  }

  private @Nullable Recent known(String key) {
    Recent known = open.get(key);
    return known == null ? recent.get(key) : known;
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
