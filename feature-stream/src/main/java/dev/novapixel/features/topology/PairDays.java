package dev.novapixel.features.topology;

import dev.novapixel.features.affinity.PairDay;
import dev.novapixel.features.affinity.PairDelta;
import dev.novapixel.features.affinity.Relation;
import dev.novapixel.features.affinity.TogetherFold;
import dev.novapixel.schemas.feature.ProductAffinity.Together;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
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

  private static final char AFTER_SEPARATOR = SEPARATOR + 1;

  private static final int DAY_DIGITS = 8;

  private final KeyValueStore<Bytes, byte[]> store;
  private final RecentRows<PairDay> days;

  PairDays(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
    this.days = new RecentRows<>(store, PairDay::of, PairDay::toBytes);
  }

  void add(String key, PairDelta delta) {
    Bytes rowKey = rowKey(key, delta.relation(), delta.day());
    PairDay known = days.get(rowKey);
    PairDay day = known == null ? new PairDay() : known;
    day.add(delta);
    if (day.isEmpty()) {
      days.delete(rowKey);
    } else {
      days.put(rowKey, day);
    }
  }

  /** Writes what was added. */
  void write() {
    days.write();
  }

  /**
   * What all days of a key come to that are written, by relation; without one where nothing is
   * counted.
   */
  Map<Relation, Together> together(String key) {
    var folds = new EnumMap<Relation, TogetherFold>(Relation.class);
    try (KeyValueIterator<Bytes, byte[]> days =
        store.range(RowKind.PAIRS.key(key + SEPARATOR), RowKind.PAIRS.key(key + AFTER_SEPARATOR))) {
      while (days.hasNext()) {
        KeyValue<Bytes, byte[]> row = days.next();
        String text = RowKind.textOf(row.key);
        int digits = text.length() - DAY_DIGITS;
        folds
            .computeIfAbsent(Relation.of(text.charAt(digits - 1)), _ -> new TogetherFold())
            .add(day(text, digits), PairDay.of(row.value));
      }
    }
    var together = new EnumMap<Relation, Together>(Relation.class);
    folds.forEach((relation, fold) -> together.put(relation, fold.together()));
    return together;
  }

  /** The day as hex digits that sort as days do. */
  private static Bytes rowKey(String key, Relation relation, int day) {
    String digits = HexFormat.of().toHexDigits(day ^ Integer.MIN_VALUE);
    return RowKind.PAIRS.key(key + SEPARATOR + relation.code() + digits);
  }

  private static int day(String text, int digits) {
    return HexFormat.fromHexDigits(text, digits, text.length()) ^ Integer.MIN_VALUE;
  }
}
