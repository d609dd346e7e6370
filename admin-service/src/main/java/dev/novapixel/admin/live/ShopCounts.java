package dev.novapixel.admin.live;

import dev.novapixel.admin.live.Stats.Events;
import dev.novapixel.admin.live.Stats.Orders;
import dev.novapixel.admin.live.Stats.Sessions;
import dev.novapixel.admin.live.Stats.Shoppers;
import dev.novapixel.admin.live.Stats.TopProduct;
import dev.novapixel.schemas.event.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** What a shop's tables say, counted in a transaction that sees the shop. */
final class ShopCounts {
  static final Duration WINDOW = Duration.ofHours(24);
  private static final int TOP = 10;

  private record Value(String currency, long minor) {}

  private ShopCounts() {}

  static Events events(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT coalesce(sum(counted), 0) AS counted, coalesce(sum(duplicate), 0) AS duplicate,
                   coalesce(sum(rejected), 0) AS rejected,
                   coalesce(sum(dropped_by_consent), 0) AS dropped, coalesce(sum(bot), 0) AS bot,
                   (SELECT coalesce(sum(count), 0) FROM gateway_rejections) AS refused,
                   (SELECT count(*) FROM shopper_events) AS projected
            FROM event_tallies
            """)
        .map((row, context) -> {
          long counted = row.getLong("counted");
          long duplicate = row.getLong("duplicate");
          long rejected = row.getLong("rejected");
          long dropped = row.getLong("dropped");
          long bot = row.getLong("bot");
          return new Events(
              counted + duplicate + rejected + dropped + bot,
              counted,
              duplicate,
              rejected,
              dropped,
              bot,
              row.getLong("refused"),
              row.getLong("projected"));
        })
        .one();
  }

  static Sessions sessions(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            SELECT count(*) FILTER (WHERE ends_at > :now AND NOT closed) AS open,
                   count(*) FILTER (WHERE started_at >= :day) AS today,
                   count(*) FILTER (WHERE started_at >= :day AND converted) AS converted,
                   count(*) AS total
            FROM sessions
            """)
        .bind("now", utc(now))
        .bind("day", utc(day(now)))
        .map((row, context) ->
            new Sessions(
                row.getLong("open"),
                row.getLong("today"),
                row.getLong("converted"),
                row.getLong("total")))
        .one();
  }

  static Shoppers shoppers(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            SELECT count(*) FILTER (WHERE last_active >= :day) AS active, count(*) AS total
            FROM shoppers
            """)
        .bind("day", utc(day(now)))
        .map((row, context) -> new Shoppers(row.getLong("active"), row.getLong("total")))
        .one();
  }

  static Orders orders(Handle handle, Instant now) {
    Map<String, String> value = new TreeMap<>();
    handle
        .createQuery(
            """
            SELECT currency, sum(value_minor) AS minor FROM orders
            WHERE currency <> '' GROUP BY currency
            """)
        .map((row, context) -> new Value(row.getString("currency"), row.getLong("minor")))
        .forEach(sum -> value.put(sum.currency(), Money.decimal(sum.minor(), sum.currency())));
    return handle
        .createQuery(
            """
            SELECT coalesce(sum(orders) FILTER (WHERE placed_at >= :day), 0) AS today,
                   coalesce(sum(orders), 0) AS total
            FROM orders
            """)
        .bind("day", utc(day(now)))
        .map((row, context) -> new Orders(row.getLong("today"), row.getLong("total"), value))
        .one();
  }

  /** Most viewed within {@link #WINDOW}. */
  static List<TopProduct> topOfWindow(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            SELECT v.product_id, m.title, m.category, v.views
            FROM (SELECT product_id, count(*) AS views FROM product_views
                  WHERE occurred_at > :since GROUP BY product_id
                  ORDER BY views DESC, product_id LIMIT :top) AS v
            LEFT JOIN product_metadata AS m ON m.product_id = v.product_id
            ORDER BY v.views DESC, v.product_id
            """)
        .bind("since", utc(now.minus(WINDOW)))
        .bind("top", TOP)
        .map((row, context) -> topProduct(row))
        .list();
  }

  /** Most viewed over all days that are kept. */
  static List<TopProduct> topOfAll(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT product_id, title, category, views FROM product_metadata
            WHERE views > 0 ORDER BY views DESC, product_id LIMIT :top
            """)
        .bind("top", TOP)
        .map((row, context) -> topProduct(row))
        .list();
  }

  private static TopProduct topProduct(ResultSet row) throws SQLException {
    return new TopProduct(
        row.getString("product_id"),
        row.getString("title"),
        row.getString("category"),
        row.getLong("views"));
  }

  private static Instant day(Instant now) {
    return now.truncatedTo(ChronoUnit.DAYS);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
