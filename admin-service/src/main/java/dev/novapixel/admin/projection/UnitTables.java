package dev.novapixel.admin.projection;

import dev.novapixel.schemas.event.NameHash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The table {@code units}, and what its changes do to the tables whose rows belong to units. A unit
 * that is nobody's any more stands under a hash of its name: its version has to be known, to leave
 * out what is still on its way, and no more.
 */
final class UnitTables {
  /** What the name of a unit that is nobody's begins with; no unit's own name does. */
  private static final String LEFT = "left:";

  /** Events whole; whose they are stands with their units alone. */
  private static final String RECORDS = "shopper_event_records";

  /** Every table with rows of units under their labels; each is relabelled by unit. */
  private static final List<String> LABELLED =
      List.of(
          "shopper_events",
          "product_views",
          "cart_actions",
          "search_queries",
          "orders",
          "order_items");

  private record Labelled(String unit, long version, String shopper) {}

  private record Moved(String unit, String shopper) {}

  private UnitTables() {}

  /** What the batch's units change, with the tables changed accordingly. */
  static UnitChanges apply(Handle handle, String shop, Map<String, UnitLabel> read) {
    UnitChanges changes = UnitChanges.between(known(handle, shop, read.keySet()), read);
    if (!changes.newer().isEmpty()) {
      label(handle, shop, changes.newer());
    }
    if (!changes.cleared().isEmpty()) {
      clear(handle, changes.cleared());
    }
    if (!changes.moved().isEmpty()) {
      relabel(handle, changes.moved());
    }
    return changes;
  }

  private static Map<String, UnitLabel> known(Handle handle, String shop, Set<String> units) {
    Map<String, String> names = new HashMap<>();
    for (String unit : units) {
      names.put(unit, unit);
      names.put(left(shop, unit), unit);
    }
    Map<String, UnitLabel> known = new HashMap<>();
    handle
        .createQuery("SELECT unit, version, shopper FROM units WHERE unit = ANY(:units)")
        .bindArray("units", String.class, names.keySet().toArray())
        .map((row, context) ->
            new Labelled(row.getString("unit"), row.getLong("version"), row.getString("shopper")))
        .forEach(found ->
            known.merge(
                Objects.requireNonNull(names.get(found.unit())),
                new UnitLabel(found.version(), found.shopper()),
                UnitLabel::newer));
    return known;
  }

  private static void label(Handle handle, String shop, Map<String, UnitLabel> labels) {
    List<Labelled> rows =
        labels.entrySet().stream()
            .map(entry -> labelled(shop, entry.getKey(), entry.getValue()))
            .toList();
    Object[] nobodys =
        labels.entrySet().stream()
            .filter(entry -> entry.getValue().isNobodys())
            .map(Map.Entry::getKey)
            .toArray();
    if (nobodys.length > 0) {
      handle
          .createUpdate("DELETE FROM units WHERE unit = ANY(:units)")
          .bindArray("units", String.class, nobodys)
          .execute();
    }
    handle
        .createUpdate(
            """
            INSERT INTO units (shop, unit, version, shopper)
            SELECT :shop, unit, version, shopper
            FROM jsonb_to_recordset(CAST(:rows AS jsonb))
              AS r(unit text, version bigint, shopper text)
            ON CONFLICT (shop, unit) DO UPDATE
            SET version = EXCLUDED.version, shopper = EXCLUDED.shopper
            WHERE units.version < EXCLUDED.version
            """)
        .bind("shop", shop)
        .bind("rows", RowJson.write(rows))
        .execute();
  }

  private static String left(String shop, String unit) {
    return LEFT + NameHash.text(shop, unit);
  }

  private static Labelled labelled(String shop, String unit, UnitLabel label) {
    String name = label.isNobodys() ? left(shop, unit) : unit;
    return new Labelled(name, label.version(), label.shopper());
  }

  private static void clear(Handle handle, Set<String> units) {
    clear(handle, RECORDS, units);
    LABELLED.forEach(table -> clear(handle, table, units));
  }

  private static void clear(Handle handle, String table, Set<String> units) {
    handle
        .createUpdate("DELETE FROM " + table + " WHERE unit = ANY(:units)")
        .bindArray("units", String.class, units.toArray())
        .execute();
  }

  private static void relabel(Handle handle, Map<String, String> moved) {
    String rows =
        RowJson.write(
            moved.entrySet().stream()
                .map(entry -> new Moved(entry.getKey(), entry.getValue()))
                .toList());
    for (String table : LABELLED) {
      handle
          .createUpdate(
              """
              UPDATE %s AS t SET shopper = m.shopper
              FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS m(unit text, shopper text)
              WHERE t.unit = m.unit
              """
                  .formatted(table))
          .bind("rows", rows)
          .execute();
    }
  }
}
