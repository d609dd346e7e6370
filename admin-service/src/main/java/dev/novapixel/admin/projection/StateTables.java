package dev.novapixel.admin.projection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.admin.projection.ShopBatch.Latest;
import dev.novapixel.admin.projection.ShopBatch.SessionKey;
import dev.novapixel.schemas.feature.ProductAffinity;
import dev.novapixel.schemas.feature.ProductFeatures;
import dev.novapixel.schemas.feature.ProductFeatures.Bucket;
import dev.novapixel.schemas.feature.Session;
import dev.novapixel.schemas.store.TogetherJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;

/**
 * The tables of which each row is replaced as a whole by the newest record of its key. A key's
 * records stand in one partition, so that the position tells newer from older.
 */
final class StateTables {
  private record PairCountsRow(
      String productId,
      int part,
      long pos,
      JsonNode viewed,
      JsonNode bought,
      long viewedTotal,
      long boughtTotal) {}

  private record Gone(String key, String session, long pos) {}

  private StateTables() {}

  static void add(Handle handle, String shop, ShopBatch batch) {
    addSessions(handle, shop, batch.sessions());
    addProducts(handle, shop, batch.products());
    addAffinities(handle, shop, batch.affinities());
    replace(handle, shop, "event_tallies", "partition", batch.tallies().values());
    addRejections(handle, shop, batch.rejections());
  }

  private static void addSessions(
      Handle handle, String shop, Map<SessionKey, Latest<Session>> sessions) {
    List<Row.Session> standing = new ArrayList<>();
    List<Gone> gone = new ArrayList<>();
    sessions.forEach((key, latest) ->
        latest
            .value()
            .ifPresentOrElse(
                session -> standing.add(row(session, latest.source())),
                () -> gone.add(new Gone(key.shopper(), key.sessionId(), latest.source().pos()))));
    replace(handle, shop, "sessions", "shopper, session_id", standing);
    remove(handle, "sessions", "t.shopper = g.key AND t.session_id = g.session", gone);
  }

  private static Row.Session row(Session session, Source source) {
    return new Row.Session(
        session.shopper().text(),
        session.id(),
        source.part(),
        source.pos(),
        session.status() == Session.Status.CLOSED,
        session.startedAt(),
        session.lastEventAt(),
        session.lastEventAt().plus(session.gap()),
        session.events(),
        session.pages(),
        session.views().stream().map(Session.View::productId).toList(),
        session.carted(),
        session.converted());
  }

  private static void addProducts(
      Handle handle, String shop, Map<String, Latest<ProductFeatures>> products) {
    List<Row.Metadata> standing = new ArrayList<>();
    List<Gone> gone = new ArrayList<>();
    products.forEach((id, latest) ->
        latest
            .value()
            .ifPresentOrElse(
                features -> standing.add(row(features, latest.source())),
                () -> gone.add(new Gone(id, "", latest.source().pos()))));
    replace(handle, shop, "product_metadata", "product_id", standing);
    remove(handle, "product_metadata", "t.product_id = g.key", gone);
  }

  private static Row.Metadata row(ProductFeatures features, Source source) {
    return new Row.Metadata(
        features.productId(),
        source.part(),
        source.pos(),
        features.title(),
        features.category(),
        features.brand(),
        features.priceMinor(),
        features.currency(),
        features.lastSeenAt(),
        total(features, Bucket::views),
        total(features, Bucket::cartAdds),
        total(features, Bucket::orders),
        total(features, Bucket::pieces));
  }

  private static long total(ProductFeatures features, ToLongFunction<Bucket> count) {
    return features.days().stream().mapToLong(count).sum();
  }

  private static void addAffinities(
      Handle handle, String shop, Map<String, Latest<ProductAffinity>> affinities) {
    List<PairCountsRow> standing = new ArrayList<>();
    List<Gone> gone = new ArrayList<>();
    affinities.forEach((id, latest) ->
        latest
            .value()
            .ifPresentOrElse(
                affinity -> standing.add(row(id, affinity, latest.source())),
                () -> gone.add(new Gone(id, "", latest.source().pos()))));
    replace(handle, shop, "product_pair_counts", "product_id", standing);
    remove(handle, "product_pair_counts", "t.product_id = g.key", gone);
  }

  private static PairCountsRow row(String id, ProductAffinity affinity, Source source) {
    return new PairCountsRow(
        id,
        source.part(),
        source.pos(),
        TogetherJson.write(affinity.viewed()),
        TogetherJson.write(affinity.bought()),
        affinity.viewed().total(),
        affinity.bought().total());
  }

  /** Counts of refusals are sums, which the offsets in the same transaction keep right. */
  private static void addRejections(Handle handle, String shop, List<Row.Rejection> rejections) {
    if (rejections.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            INSERT INTO gateway_rejections AS g (shop, code, count, last_at)
            SELECT :shop, code, count(*), max(last_at)
            FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r(code text, last_at timestamptz)
            GROUP BY code
            ON CONFLICT (shop, code) DO UPDATE
            SET count = g.count + EXCLUDED.count, last_at = greatest(g.last_at, EXCLUDED.last_at)
            """)
        .bind("shop", shop)
        .bind("rows", RowJson.write(rejections))
        .execute();
  }

  /** Puts rows in the place of older ones of the same key; a newer one stays. */
  private static void replace(
      Handle handle, String shop, String table, String key, Collection<?> rows) {
    if (rows.isEmpty()) {
      return;
    }
    String json = RowJson.write(rows);
    handle
        .createUpdate(
            """
            DELETE FROM %1$s AS t
            USING jsonb_populate_recordset(NULL::%1$s, CAST(:rows AS jsonb)) AS i
            WHERE (%2$s) = (%3$s) AND t.pos < i.pos
            """
                .formatted(table, prefixed("t", key), prefixed("i", key)))
        .bind("rows", json)
        .execute();
    handle
        .createUpdate(
            """
            INSERT INTO %1$s
            SELECT p.*
            FROM jsonb_array_elements(CAST(:rows AS jsonb)) AS r
            CROSS JOIN LATERAL jsonb_populate_record(
              NULL::%1$s, r || jsonb_build_object('shop', CAST(:shop AS text))) AS p
            ON CONFLICT DO NOTHING
            """
                .formatted(table))
        .bind("shop", shop)
        .bind("rows", json)
        .execute();
  }

  private static String prefixed(String alias, String columns) {
    return alias + "." + columns.replace(", ", ", " + alias + ".");
  }

  private static void remove(Handle handle, String table, String match, List<Gone> gone) {
    if (gone.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            DELETE FROM %s AS t
            USING jsonb_to_recordset(CAST(:rows AS jsonb))
              AS g(key text, session text, pos bigint)
            WHERE %s AND t.pos < g.pos
            """
                .formatted(table, match))
        .bind("rows", RowJson.write(gone))
        .execute();
  }
}
