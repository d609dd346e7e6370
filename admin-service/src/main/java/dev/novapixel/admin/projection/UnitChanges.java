package dev.novapixel.admin.projection;

import dev.novapixel.schemas.moves.UnitVersion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a batch of records changes about the units in it. Partitions are read side by side, so that
 * a unit's newer events may come before its older ones: whatever the order, every row ends under
 * the label of the newest version, and no row from before an opt-out stays.
 *
 * <pre>
 * known        client:a|guest  version 1  client:a
 * read         a move to version 2 of customer:7, and an event of version 1
 * labels       client:a|guest  version 2  customer:7
 * moved        client:a|guest → customer:7: rows there are relabelled, the late event is too
 * </pre>
 *
 * @param labels the newest label of each unit in the batch
 * @param newer those of them that are newer than what is known, or new
 * @param moved units with another label than before, and that label
 * @param cleared units whose earlier rows must go
 * @param shoppers everyone whose rows change
 */
record UnitChanges(
    Map<String, UnitLabel> labels,
    Map<String, UnitLabel> newer,
    Map<String, String> moved,
    Set<String> cleared,
    Set<String> shoppers) {

  /**
   * Compares.
   *
   * @param known labels in the table; units without rows are not in it
   * @param read the newest label of each unit in the batch
   */
  static UnitChanges between(Map<String, UnitLabel> known, Map<String, UnitLabel> read) {
    UnitChanges changes =
        new UnitChanges(
            new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashSet<>(), new HashSet<>());
    read.forEach((unit, label) -> {
      UnitLabel before = known.get(unit);
      if (before == null) {
        changes.labels.put(unit, label);
        changes.newer.put(unit, label);
      } else {
        changes.compare(unit, before, UnitLabel.newer(before, label));
      }
      changes.touch(changes.label(unit));
    });
    return changes;
  }

  private void compare(String unit, UnitLabel before, UnitLabel after) {
    labels.put(unit, after);
    if (after.equals(before)) {
      return;
    }
    newer.put(unit, after);
    if (after.generation() > before.generation()) {
      cleared.add(unit);
      touch(before);
    }
    if (!after.shopper().equals(before.shopper())) {
      moved.put(unit, after.shopper());
      touch(before);
    }
  }

  private void touch(UnitLabel label) {
    if (!label.isNobodys()) {
      shoppers.add(label.shopper());
    }
  }

  /** Whose {@code unit}, which is in the batch, is now. */
  String shopper(String unit) {
    return label(unit).shopper();
  }

  /** Whether a record of {@code version} does not stand before an opt-out of its unit. */
  boolean wants(String unit, long version) {
    return UnitVersion.generation(version) >= label(unit).generation();
  }

  private UnitLabel label(String unit) {
    UnitLabel label = labels.get(unit);
    if (label == null) {
      throw new IllegalArgumentException("not in this batch: " + unit);
    }
    return label;
  }
}
