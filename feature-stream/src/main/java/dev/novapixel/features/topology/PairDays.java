package dev.novapixel.features.topology;

import dev.novapixel.features.affinity.PairDay;
import dev.novapixel.features.affinity.PairDelta;
import dev.novapixel.features.affinity.Relation;
import dev.novapixel.features.affinity.TogetherFold;
import dev.novapixel.schemas.feature.ProductAffinity.Together;
import java.util.HexFormat;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The store of pairs: a row for each product, relation and UTC day, in that order. All counts are
 * kept; a row that comes to nothing is deleted.
 */
final class PairDays {
  static final String STORE = "pairs";

  /** No id contains it: control characters are encoded in keys. */
  private static final char SEPARATOR = '\n';

  private final KeyValueStore<String, byte[]> rows;

  PairDays(KeyValueStore<String, byte[]> rows) {
    this.rows = rows;
  }

  static StoreBuilder<KeyValueStore<String, byte[]>> store() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray());
  }

  void add(String key, PairDelta delta) {
    String rowKey = prefix(key, delta.relation()) + dayText(delta.day());
    byte[] row = rows.get(rowKey);
    PairDay day = row == null ? new PairDay() : PairDay.of(row);
    day.add(delta);
    if (day.isEmpty()) {
      rows.delete(rowKey);
    } else {
      rows.put(rowKey, day.toBytes());
    }
  }

  /** What all days of a key come to. */
  Together together(String key, Relation relation) {
    String prefix = prefix(key, relation);
    var fold = new TogetherFold();
    try (KeyValueIterator<String, byte[]> days =
        rows.range(prefix + dayText(Integer.MIN_VALUE), prefix + dayText(Integer.MAX_VALUE))) {
      while (days.hasNext()) {
        KeyValue<String, byte[]> day = days.next();
        fold.add(dayOf(day.key, prefix.length()), PairDay.of(day.value));
      }
    }
    return fold.together();
  }

  private static String prefix(String key, Relation relation) {
    return key + SEPARATOR + relation.code();
  }

  /** Eight hex digits that sort as the days do. */
  private static String dayText(int day) {
    return HexFormat.of().toHexDigits(day ^ Integer.MIN_VALUE);
  }

  private static int dayOf(String rowKey, int from) {
    return HexFormat.fromHexDigits(rowKey, from, rowKey.length()) ^ Integer.MIN_VALUE;
  }
}
