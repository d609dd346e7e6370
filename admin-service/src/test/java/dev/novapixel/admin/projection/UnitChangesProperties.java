package dev.novapixel.admin.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.moves.UnitVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * A unit's history is written once, then read in any order and in batches of any size: the table
 * ends with the same rows under the same labels.
 */
final class UnitChangesProperties {
  /** An event, or a move or an opt-out, which have no row. */
  private record Written(String unit, long version, String shopper, int id, boolean hasRow) {}

  /** The tables, in memory: labels by unit, rows by id with their labels. */
  private static final class Tables {
    private final Map<String, UnitLabel> labels = new HashMap<>();
    private final Map<Integer, Written> rows = new HashMap<>();

    void write(List<Written> batch) {
      Map<String, UnitLabel> read = new HashMap<>();
      for (Written each : batch) {
        read.merge(each.unit(), new UnitLabel(each.version(), each.shopper()), UnitLabel::newer);
      }
      UnitChanges changes = UnitChanges.between(labels, read);
      labels.putAll(changes.newer());
      rows.values().removeIf(row -> changes.cleared().contains(row.unit()));
      rows.replaceAll(
          (id, row) -> labelled(row, changes.moved().getOrDefault(row.unit(), row.shopper())));
      for (Written each : batch) {
        if (each.hasRow() && changes.wants(each.unit(), each.version())) {
          rows.put(each.id(), labelled(each, changes.shopper(each.unit())));
        }
      }
    }

    private static Written labelled(Written row, String shopper) {
      return new Written(row.unit(), row.version(), shopper, row.id(), true);
    }
  }

  @Property(tries = 400)
  void theOrderOfReadingAndTheSizeOfBatchesChangeNothing(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int length) {
    Random random = new Random(seed);
    List<Written> history = history(random, length);
    Tables expected = new Tables();
    expected.write(history);

    List<Written> shuffled = new ArrayList<>(history);
    Collections.shuffle(shuffled, random);
    Tables tables = new Tables();
    for (int from = 0; from < shuffled.size(); ) {
      int to = Math.min(shuffled.size(), from + 1 + random.nextInt(5));
      tables.write(shuffled.subList(from, to));
      from = to;
    }

    assertThat(tables.labels).isEqualTo(expected.labels);
    assertThat(tables.rows).isEqualTo(expected.rows);
  }

  @Property(tries = 100)
  void everyRowHasTheNewestLabelOfItsUnit(@ForAll long seed) {
    Tables tables = new Tables();
    tables.write(history(new Random(seed), 30));

    assertThat(tables.rows.values())
        .allSatisfy(row ->
            assertThat(tables.labels.get(row.unit()))
                .extracting(UnitLabel::shopper)
                .isEqualTo(row.shopper()));
  }

  private static List<Written> history(Random random, int length) {
    List<Written> history = new ArrayList<>();
    Map<String, UnitLabel> units = new HashMap<>();
    for (int id = 0; id < length; id++) {
      String unit = "unit-" + random.nextInt(3);
      UnitLabel now = units.getOrDefault(unit, new UnitLabel(UnitVersion.FIRST, unit));
      int what = random.nextInt(10);
      if (what == 0) {
        // Who comes back begins where the opt-out ended it, as a guest of its own.
        now = new UnitLabel(UnitVersion.afterOptOut(now.version()), unit);
        history.add(new Written(unit, now.version(), "", id, false));
        units.put(unit, now);
        continue;
      } else if (what < 4) {
        now = new UnitLabel(UnitVersion.afterMove(now.version()), "shopper-" + random.nextInt(3));
      }
      units.put(unit, now);
      history.add(new Written(unit, now.version(), now.shopper(), id, what >= 4));
    }
    return history;
  }
}
