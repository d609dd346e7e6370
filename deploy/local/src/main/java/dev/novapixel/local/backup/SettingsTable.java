package dev.novapixel.local.backup;

import java.util.List;
import java.util.Set;

/**
 * A table of what merchants and operators have set: a shop's rows are seen by a transaction that
 * has named the shop.
 *
 * @param name its name in the schema {@code public}
 * @param order what its rows are ordered by
 * @param generated columns that Postgres fills, in the order of the rows
 */
record SettingsTable(String name, String order, Set<String> generated) {
  static final List<SettingsTable> ALL =
      List.of(
          new SettingsTable("shop_settings", "shop", Set.of()),
          new SettingsTable("shop_keys", "id", Set.of()),
          new SettingsTable("products", "product_id", Set.of()),
          new SettingsTable("identity_splits", "ordinal", Set.of("ordinal")));

  /** The directory of shops, which anybody may read. */
  static final String SHOPS = "tenants";

  /** Tables of the same schema that follow from others, or from the log. */
  static final Set<String> LEFT_OUT =
      Set.of("outbox", "projection_offsets", "flyway_schema_history");

  SettingsTable {
    generated = Set.copyOf(generated);
  }
}
