package dev.novapixel.admin.projection;

import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The tables that events add to. Rows with a position are added once, whatever is read again;
 * orders are sums, which the offsets in the same transaction keep right.
 */
final class EventTables {
  private EventTables() {}

  static void add(Handle handle, String shop, List<Row.OfUnit> rows, UnitChanges units) {
    List<Row.OfUnit> wanted =
        rows.stream().filter(row -> units.wants(row.unit(), row.unitVersion())).toList();
    insert(handle, shop, "shopper_events", of(Row.Event.class, wanted));
    insert(handle, shop, "shopper_event_records", of(Row.EventRecord.class, wanted));
    reach(handle, shop, of(Row.EventRecord.class, rows));
    insert(handle, shop, "product_views", of(Row.View.class, wanted));
    insert(handle, shop, "cart_actions", of(Row.CartAction.class, wanted));
    insert(handle, shop, "search_queries", of(Row.Search.class, wanted));
    addOrders(handle, shop, of(Row.Order.class, wanted));
    addItems(handle, shop, of(Row.OrderItem.class, wanted));
  }

  private static <R extends Row.OfUnit> List<R> of(Class<R> type, List<Row.OfUnit> rows) {
    return rows.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Adds rows under their units' labels, which are in {@code units} by now. */
  private static void insert(
      Handle handle, String shop, String table, List<? extends Row.OfUnit> rows) {
    if (rows.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            INSERT INTO %1$s
            SELECT p.*
            FROM jsonb_array_elements(CAST(:rows AS jsonb)) AS r
            JOIN units AS u ON u.shop = :shop AND u.unit = r ->> 'unit'
            CROSS JOIN LATERAL jsonb_populate_record(
              NULL::%1$s, r || jsonb_build_object('shop', u.shop, 'shopper', u.shopper)) AS p
            ON CONFLICT DO NOTHING
            """
                .formatted(table))
        .bind("shop", shop)
        .bind("rows", RowJson.write(rows))
        .execute();
  }

  /** How far back the kept events reach; what an opt-out keeps away was received all the same. */
  private static void reach(Handle handle, String shop, List<Row.EventRecord> records) {
    if (records.isEmpty()) {
      return;
    }
    var received = records.stream().map(Row.EventRecord::receivedAt).toList();
    handle
        .createUpdate(
            """
            INSERT INTO as_of_reach AS r (shop, first_received) VALUES (:shop, :first)
            ON CONFLICT (shop) DO UPDATE SET first_received = EXCLUDED.first_received
            WHERE r.first_received > EXCLUDED.first_received
            """)
        .bind("shop", shop)
        .bind("first", Collections.min(received))
        .execute();
  }

  private static void addOrders(Handle handle, String shop, List<Row.Order> differences) {
    if (differences.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            INSERT INTO orders AS o (shop, unit, order_id, currency, unit_version, shopper,
                                     placed_at, orders, value_minor)
            SELECT :shop, d.unit, d.order_id, d.currency, max(d.unit_version), max(u.shopper),
                   max(d.placed_at), sum(d.orders), sum(d.value_minor)
            FROM jsonb_populate_recordset(NULL::orders, CAST(:rows AS jsonb)) AS d
            JOIN units AS u ON u.shop = :shop AND u.unit = d.unit
            GROUP BY d.unit, d.order_id, d.currency
            ON CONFLICT (shop, unit, order_id, currency) DO UPDATE
            SET orders = o.orders + EXCLUDED.orders,
                value_minor = o.value_minor + EXCLUDED.value_minor,
                placed_at = greatest(o.placed_at, EXCLUDED.placed_at),
                unit_version = greatest(o.unit_version, EXCLUDED.unit_version)
            """)
        .bind("shop", shop)
        .bind("rows", RowJson.write(differences))
        .execute();
  }

  private static void addItems(Handle handle, String shop, List<Row.OrderItem> differences) {
    if (differences.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            INSERT INTO order_items AS i (shop, unit, order_id, product_id, variant_id, currency,
                                          unit_version, shopper, placed_at, title, quantity,
                                          revenue_minor)
            SELECT :shop, d.unit, d.order_id, d.product_id, d.variant_id, d.currency,
                   max(d.unit_version), max(u.shopper), max(d.placed_at), max(d.title),
                   sum(d.quantity), sum(d.revenue_minor)
            FROM jsonb_populate_recordset(NULL::order_items, CAST(:rows AS jsonb)) AS d
            JOIN units AS u ON u.shop = :shop AND u.unit = d.unit
            GROUP BY d.unit, d.order_id, d.product_id, d.variant_id, d.currency
            ON CONFLICT (shop, unit, order_id, product_id, variant_id, currency) DO UPDATE
            SET quantity = i.quantity + EXCLUDED.quantity,
                revenue_minor = i.revenue_minor + EXCLUDED.revenue_minor,
                placed_at = greatest(i.placed_at, EXCLUDED.placed_at),
                title = greatest(i.title, EXCLUDED.title),
                unit_version = greatest(i.unit_version, EXCLUDED.unit_version)
            """)
        .bind("shop", shop)
        .bind("rows", RowJson.write(differences))
        .execute();
  }
}
