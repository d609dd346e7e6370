package dev.novapixel.features.topology;

import dev.novapixel.features.unit.UnitState;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.KeyText;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.topic.Keys;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The stores of shoppers: a head for each, and a row for each unit, so that what is written for an
 * event is one unit's state, however many units its shopper has.
 */
final class ShopperRows {
  static final String HEADS = "shopper-heads";
  static final String UNITS = "shopper-units";

  /** No id contains it: control characters are encoded in keys. */
  private static final char SEPARATOR = '\n';

  private final KeyValueStore<String, byte[]> heads;
  private final KeyValueStore<String, byte[]> units;

  ShopperRows(KeyValueStore<String, byte[]> heads, KeyValueStore<String, byte[]> units) {
    this.heads = heads;
    this.units = units;
  }

  static StoreBuilder<KeyValueStore<String, byte[]>> headStore() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(HEADS), Serdes.String(), Serdes.ByteArray());
  }

  static StoreBuilder<KeyValueStore<String, byte[]>> unitStore() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(UNITS), Serdes.String(), Serdes.ByteArray());
  }

  /** The shopper of a key of {@code shopper-events}; an empty row if it is new. */
  ShopperRow read(String key) {
    Identifier shopper =
        Identifier.parse(KeyText.decode(Keys.restOf(key)))
            .orElseThrow(() -> new IllegalStateException("a key names no shopper"));
    ShopperHead head = ShopperHead.of(heads.get(key));
    var states = new TreeMap<UnitId, UnitState>();
    for (UnitId unit : head.here()) {
      byte[] row = units.get(unitKey(key, unit));
      if (row != null) {
        states.put(unit, UnitState.of(unit, row));
      }
    }
    return new ShopperRow(key, Keys.shopOf(key), shopper, head, states);
  }

  void write(ShopperRow row) {
    if (row.headChanged()) {
      heads.put(row.key(), row.head().toBytes());
    }
    row.changed().forEach(unit -> units.put(unitKey(row.key(), unit.id()), unit.toBytes()));
    row.removed().forEach(unit -> units.delete(unitKey(row.key(), unit)));
  }

  private static String unitKey(String key, UnitId unit) {
    return key + SEPARATOR + unit.text();
  }
}
