package dev.novapixel.features.topology;

import dev.novapixel.features.affinity.PairDay;
import dev.novapixel.features.affinity.PairDelta;
import dev.novapixel.features.affinity.Relation;
import dev.novapixel.features.affinity.TogetherFold;
import dev.novapixel.schemas.feature.ProductAffinity.Together;
import java.util.HexFormat;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The rows of pairs: one for each product, relation and UTC day, in that order. All counts are
 * kept; a row that comes to nothing is deleted.
 */
final class PairDays {
  /** No id contains it: control characters are encoded in keys. */
  private static final char SEPARATOR = '\n';

  private static final int DAY_DIGITS = 8;

  private final KeyValueStore<Bytes, byte[]> store;

  PairDays(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  void add(String key, PairDelta delta) {
    Bytes rowKey = rowKey(key, delta.relation(), delta.day());
    byte[] row = store.get(rowKey);
    PairDay day = row == null ? new PairDay() : PairDay.of(row);
    day.add(delta);
    if (day.isEmpty()) {
      store.delete(rowKey);
    } else {
      store.put(rowKey, day.toBytes());
    }
  }

  /** What all days of a key come to. */
  Together together(String key, Relation relation) {
    var fold = new TogetherFold();
    try (KeyValueIterator<Bytes, byte[]> days =
        store.range(
            rowKey(key, relation, Integer.MIN_VALUE), rowKey(key, relation, Integer.MAX_VALUE))) {
      while (days.hasNext()) {
        KeyValue<Bytes, byte[]> day = days.next();
        fold.add(dayOf(day.key), PairDay.of(day.value));
      }
    }
    return fold.together();
  }

  /** The day as hex digits that sort as days do. */
  private static Bytes rowKey(String key, Relation relation, int day) {
    String digits = HexFormat.of().toHexDigits(day ^ Integer.MIN_VALUE);
    return RowKind.PAIRS.key(key + SEPARATOR + relation.code() + digits);
  }

  private static int dayOf(Bytes rowKey) {
    String text = RowKind.textOf(rowKey);
    int digits = text.length() - DAY_DIGITS;
    return HexFormat.fromHexDigits(text, digits, text.length()) ^ Integer.MIN_VALUE;
  }
}
