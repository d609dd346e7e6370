package dev.novapixel.admin.projection;

import dev.novapixel.admin.projection.ShopBatch.Latest;
import dev.novapixel.schemas.shopper.Shopper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code shoppers}: journeys as the stitcher tells them, and what the other tables' rows
 * say of each shopper. A shopper of whom neither says anything has no row.
 */
final class ShopperTable {
  private record JourneyRow(
      String shopper,
      int part,
      long pos,
      @Nullable String state,
      @Nullable List<TieRow> identifiers,
      @Nullable List<MergeRow> merges) {}

  private record TieRow(String type, String value, Instant tiedAt, String eventId) {}

  private record MergeRow(String from, String to, Instant at, String eventId) {}

  private ShopperTable() {}

  static void addJourneys(Handle handle, String shop, Map<String, Latest<Shopper>> journeys) {
    if (journeys.isEmpty()) {
      return;
    }
    List<JourneyRow> rows =
        journeys.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue())).toList();
    handle
        .createUpdate(
            """
            INSERT INTO shoppers AS s (shop, shopper, part, pos, state, identifiers, merges)
            SELECT :shop, shopper, part, pos, state,
                   NULLIF(identifiers, 'null'), NULLIF(merges, 'null')
            FROM jsonb_to_recordset(CAST(:rows AS jsonb))
              AS r(shopper text, part integer, pos bigint, state text,
                   identifiers jsonb, merges jsonb)
            ON CONFLICT (shop, shopper) DO UPDATE
            SET part = EXCLUDED.part, pos = EXCLUDED.pos, state = EXCLUDED.state,
                identifiers = EXCLUDED.identifiers, merges = EXCLUDED.merges
            WHERE s.pos IS NULL OR s.pos < EXCLUDED.pos
            """)
        .bind("shop", shop)
        .bind("rows", RowJson.write(rows))
        .execute();
  }

  private static JourneyRow row(String shopper, Latest<Shopper> latest) {
    Optional<Shopper> journey = latest.value();
    return new JourneyRow(
        shopper,
        latest.source().part(),
        latest.source().pos(),
        journey.map(found -> found.state().text()).orElse(null),
        journey.map(ShopperTable::identifiers).orElse(null),
        journey.map(ShopperTable::merges).orElse(null));
  }

  private static List<TieRow> identifiers(Shopper shopper) {
    return shopper.ties().stream()
        .map(tie ->
            new TieRow(
                tie.identifier().type().text(),
                tie.identifier().value(),
                tie.tiedAt(),
                tie.eventId()))
        .toList();
  }

  private static List<MergeRow> merges(Shopper shopper) {
    return shopper.merges().stream()
        .map(merge ->
            new MergeRow(merge.from().text(), merge.to().text(), merge.at(), merge.eventId()))
        .toList();
  }

  /** Computes anew what follows from the rows of the given shoppers. */
  static void refresh(Handle handle, String shop, Set<String> shoppers) {
    if (shoppers.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            INSERT INTO shoppers AS s (shop, shopper, first_seen, last_active, viewed_products,
                                       purchased_products, orders)
            SELECT :shop, t.shopper,
                   (SELECT min(occurred_at) FROM shopper_events e WHERE e.shopper = t.shopper),
                   (SELECT max(occurred_at) FROM shopper_events e WHERE e.shopper = t.shopper),
                   ARRAY(SELECT product_id FROM product_views v WHERE v.shopper = t.shopper
                         GROUP BY product_id ORDER BY max(occurred_at) DESC, product_id LIMIT 100),
                   ARRAY(SELECT product_id FROM order_items i WHERE i.shopper = t.shopper
                         GROUP BY product_id HAVING sum(quantity) > 0
                         ORDER BY max(placed_at) DESC, product_id LIMIT 100),
                   (SELECT coalesce(sum(o.orders), 0) FROM orders o WHERE o.shopper = t.shopper)
            FROM unnest(:shoppers) AS t(shopper)
            ON CONFLICT (shop, shopper) DO UPDATE
            SET first_seen = EXCLUDED.first_seen, last_active = EXCLUDED.last_active,
                viewed_products = EXCLUDED.viewed_products,
                purchased_products = EXCLUDED.purchased_products, orders = EXCLUDED.orders
            """)
        .bind("shop", shop)
        .bindArray("shoppers", String.class, shoppers.toArray())
        .execute();
    handle
        .createUpdate(
            """
            DELETE FROM shoppers
            WHERE shopper = ANY(:shoppers) AND state IS NULL AND first_seen IS NULL
            """)
        .bindArray("shoppers", String.class, shoppers.toArray())
        .execute();
  }
}
