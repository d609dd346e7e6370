package dev.novapixel.recs.knowledge;

import dev.novapixel.recs.situation.Facts;
import dev.novapixel.recs.situation.Relation;
import dev.novapixel.recs.situation.Scored;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.topic.Epoch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * What the projection keeps of products: neighbours, facts, and popularity as the number of views.
 * It knows no shoppers. Every question is one transaction that sees one shop's rows only.
 */
public final class PostgresKnowledge implements Knowledge {
  /** The row that holds a shop's totals. */
  private static final String TOTALS = "";

  private final Jdbi jdbi;
  private final Epoch epoch;

  /** Does not close what is behind {@code jdbi}, whose time-outs bound every answer. */
  public PostgresKnowledge(Jdbi jdbi, Epoch epoch) {
    this.jdbi = jdbi;
    this.epoch = epoch;
  }

  @Override
  public Answer answer(Question question) {
    try {
      return jdbi.inTransaction(handle -> {
        handle
            .createQuery("SELECT set_config('nova.shop', :shop, true)")
            .bind("shop", question.shop)
            .mapTo(String.class)
            .one();
        return answer(handle, question);
      });
    } catch (JdbiException | IllegalArgumentException away) {
      throw new StoreAwayException("Postgres", away);
    }
  }

  private Answer answer(Handle handle, Question question) {
    return new Answer(
        Map.of(),
        null,
        relations(handle, "viewed", question.viewedWith, question.neighbours),
        relations(handle, "bought", question.boughtWith, question.neighbours),
        facts(handle, question.facts),
        popular(handle, question.popular, null),
        popular(handle, question.popularInCategory, question.category),
        false);
  }

  private Map<String, Relation> relations(
      Handle handle, String side, Set<String> products, int atMost) {
    if (products.isEmpty()) {
      return Map.of();
    }
    Map<String, Long> totals = totals(handle, side, products);
    Map<String, List<Relation.Neighbour>> neighbours = neighbours(handle, side, products, atMost);
    long all = totals.getOrDefault(TOTALS, 0L);
    Map<String, Relation> relations = new HashMap<>();
    for (String product : products) {
      if (totals.containsKey(product)) {
        relations.put(
            product,
            new Relation(totals.get(product), all, neighbours.getOrDefault(product, List.of())));
      }
    }
    return relations;
  }

  /** How many sessions or orders hold each of the products, and how many there are. */
  private Map<String, Long> totals(Handle handle, String side, Set<String> products) {
    Set<String> wanted = new HashSet<>(products);
    wanted.add(TOTALS);
    Map<String, Long> totals = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT product_id, %s_total AS total FROM %s.product_pair_counts
            WHERE product_id = ANY(:products)
            """
                .formatted(side, epoch.name()))
        .bind("products", wanted.toArray(String[]::new))
        .map((row, _) -> Map.entry(row.getString("product_id"), row.getLong("total")))
        .forEach(entry -> totals.put(entry.getKey(), entry.getValue()));
    return totals;
  }

  private Map<String, List<Relation.Neighbour>> neighbours(
      Handle handle, String side, Set<String> products, int atMost) {
    Map<String, List<Relation.Neighbour>> neighbours = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT product_id, other_product_id, count, other_count FROM %s.product_affinity
            WHERE product_id = ANY(:products) AND type = :type AND rank <= :wanted
            ORDER BY product_id, rank
            """
                .formatted(epoch.name()))
        .bind("products", products.toArray(String[]::new))
        .bind("type", side + "-together")
        .bind("wanted", atMost)
        .map((row, _) ->
            Map.entry(
                row.getString("product_id"),
                new Relation.Neighbour(
                    row.getString("other_product_id"),
                    row.getLong("count"),
                    row.getLong("other_count"))))
        .forEach(entry ->
            neighbours
                .computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                .add(entry.getValue()));
    return neighbours;
  }

  private Map<String, Facts> facts(Handle handle, Set<String> products) {
    if (products.isEmpty()) {
      return Map.of();
    }
    Map<String, Facts> facts = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT product_id, title, category, brand, price_minor, currency
            FROM %s.product_metadata
            WHERE product_id = ANY(:products)
            """
                .formatted(epoch.name()))
        .bind("products", products.toArray(String[]::new))
        .map((row, _) -> Map.entry(row.getString("product_id"), read(row)))
        .forEach(entry -> facts.put(entry.getKey(), entry.getValue()));
    return facts;
  }

  private static Facts read(ResultSet row) throws SQLException {
    long minor = row.getLong("price_minor");
    boolean priced = !row.wasNull();
    String currency = row.getString("currency");
    Money price = priced && currency != null ? new Money(minor, currency) : null;
    return new Facts(
        row.getString("title"), row.getString("category"), row.getString("brand"), price);
  }

  private List<Scored> popular(Handle handle, Question.Ranks ranks, @Nullable String category) {
    if (ranks.wanted() == 0) {
      return List.of();
    }
    return handle
        .createQuery(
            """
            SELECT product_id, views FROM %s.product_metadata
            WHERE :category::text IS NULL OR category = :category
            ORDER BY views DESC, product_id
            LIMIT :wanted OFFSET :skipped
            """
                .formatted(epoch.name()))
        .bind("category", category)
        .bind("wanted", ranks.wanted())
        .bind("skipped", ranks.skipped())
        .map((row, _) -> new Scored(row.getString("product_id"), row.getLong("views")))
        .list();
  }
}
