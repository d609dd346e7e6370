package dev.novapixel.recs.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.zaxxer.hikari.HikariDataSource;
import dev.novapixel.recs.candidates.BoughtTogether;
import dev.novapixel.recs.candidates.ViewedTogether;
import dev.novapixel.recs.measures.PairCounts;
import dev.novapixel.recs.stage.Stage;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.topic.Epoch;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresKnowledgeIT extends KnowledgeContract {
  private static final Offset<Double> EXACT = within(1e-12);

  private final Stage stage = Stage.get();
  private final HikariDataSource postgres =
      Stores.postgres(
          stage.settings().get(Setting.POSTGRES_URL),
          "nova_recs",
          stage.settings().get(Setting.POSTGRES_RECS_PASSWORD).reveal());

  @AfterEach
  void close() {
    postgres.close();
  }

  @Override
  Knowledge filled() {
    stage.sql(
        SHOP,
        """
        TRUNCATE e1.product_metadata, e1.product_pair_counts;
        INSERT INTO e1.product_metadata
          (shop, product_id, part, pos, title, category, brand, price_minor, currency,
           last_seen_at, views, cart_adds, orders, pieces)
        VALUES
          ('contract.test', 'cotton', 0, 1, 'Cotton sock', 'plain', 'Acme', 995, 'EUR', now(), 30, 0, 0, 0),
          ('contract.test', 'wool', 0, 2, NULL, 'Fine & soft', NULL, NULL, NULL, now(), 20, 0, 0, 0),
          ('contract.test', 'silk', 0, 3, NULL, 'Fine & soft', NULL, NULL, NULL, now(), 10, 0, 0, 0),
          ('other-contract.test', 'boots', 0, 4, NULL, NULL, NULL, NULL, NULL, now(), 1, 0, 0, 0);
        INSERT INTO e1.product_pair_counts (shop, product_id, part, pos, viewed_total, bought_total, viewed, bought)
        VALUES
          ('contract.test', '', 0, 1, 100, 50, '{"days": [[20000, 60], [20001, 40]]}', '{"days": [[20000, 50]]}'),
          ('contract.test', 'wool', 0, 2, 40, 10,
           '{"days": [[20000, 40]], "neighbours": [["cotton", [[20000, 10], [20001, 20]]], ["silk", [[20000, 5]]]]}',
           '{"days": [[20000, 10]], "neighbours": [["garter", [[20000, 6]]]]}'),
          ('contract.test', 'cotton', 0, 3, 50, 0, '{"days": [[20000, 50]]}', '{}'),
          ('contract.test', 'silk', 0, 4, 20, 0, '{"days": [[20000, 20]]}', '{}'),
          ('contract.test', 'garter', 0, 5, 0, 8, '{}', '{"days": [[20000, 8]]}');
        """);
    return new PostgresKnowledge(Jdbi.create(postgres), Epoch.FIRST);
  }

  @Test
  void whoAsksInSqlIsToldTheMeasuresOfTheApi() {
    filled();
    List<String> pairs = new ArrayList<>();
    Jdbi.create(postgres)
        .useTransaction(handle -> {
          handle.execute("SELECT set_config('nova.shop', 'contract.test', true)");
          handle
              .createQuery(
                  """
                  SELECT a.*, r.score
                  FROM e1.product_affinity AS a
                  JOIN e1.product_recommendation AS r
                    ON (r.shop, r.source_product_id, r.recommended_product_id, r.type)
                     = (a.shop, a.product_id, a.other_product_id, a.type)
                  ORDER BY a.product_id, a.type, a.rank
                  """)
              .map((row, _) -> {
                var counts =
                    new PairCounts(
                        row.getLong("count"),
                        row.getLong("product_count"),
                        row.getLong("other_count"),
                        row.getLong("all_count"));
                boolean viewed = row.getString("type").equals("viewed-together");
                double shrink = viewed ? ViewedTogether.SHRINK : BoughtTogether.SHRINK;
                assertThat(row.getDouble("support")).isCloseTo(counts.support(), EXACT);
                assertThat(row.getDouble("confidence")).isCloseTo(counts.confidence(), EXACT);
                assertThat(row.getDouble("lift")).isCloseTo(counts.lift(), EXACT);
                assertThat(row.getDouble("score")).isCloseTo(counts.shrunkCosine(shrink), EXACT);
                return "%s %s %s %s"
                    .formatted(
                        row.getString("product_id"),
                        row.getString("type"),
                        row.getString("other_product_id"),
                        counts);
              })
              .forEach(pairs::add);
        });
    assertThat(pairs)
        .containsExactly(
            "wool bought-together garter " + new PairCounts(6, 10, 8, 50),
            "wool viewed-together cotton " + new PairCounts(30, 40, 50, 100),
            "wool viewed-together silk " + new PairCounts(5, 40, 20, 100));
  }
}
