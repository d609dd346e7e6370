package dev.novapixel.features.topology;

import dev.novapixel.features.unit.UnitState;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.KeyText;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.topic.Keys;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The rows of shoppers: a head for each, and one for each unit, so that what is written for an
 * event is one unit's state, however many units its shopper has.
 */
final class ShopperRows {
  static final String STORE = "shoppers";

  /** No id contains it: control characters are encoded in keys. */
  private static final char SEPARATOR = '\n';

  private final KeyValueStore<Bytes, byte[]> store;

  ShopperRows(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** The shopper of a key of {@code shopper-events}; an empty row if it is new. */
  ShopperRow read(String key) {
    Identifier shopper =
        Identifier.parse(KeyText.decode(Keys.restOf(key)))
            .orElseThrow(() -> new IllegalStateException("a key names no shopper"));
    ShopperHead head = ShopperHead.of(store.get(RowKind.HEAD.key(key)));
    var states = new TreeMap<UnitId, UnitState>();
    for (UnitId unit : head.here()) {
      byte[] row = store.get(unitKey(key, unit));
      if (row != null) {
        states.put(unit, UnitState.of(unit, row));
      }
    }
    return new ShopperRow(key, Keys.shopOf(key), shopper, head, states);
  }

  void write(ShopperRow row) {
    if (row.headChanged()) {
      store.put(RowKind.HEAD.key(row.key()), row.head().toBytes());
    }
    row.changed().forEach(unit -> store.put(unitKey(row.key(), unit.id()), unit.toBytes()));
    row.removed().forEach(unit -> store.delete(unitKey(row.key(), unit)));
  }

  private static Bytes unitKey(String key, UnitId unit) {
    return RowKind.UNIT.key(key + SEPARATOR + unit.text());
  }
}
