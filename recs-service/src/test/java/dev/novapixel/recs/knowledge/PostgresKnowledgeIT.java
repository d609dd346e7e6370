package dev.novapixel.recs.knowledge;

import com.zaxxer.hikari.HikariDataSource;
import dev.novapixel.recs.stage.Stage;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.topic.Epoch;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;

class PostgresKnowledgeIT extends KnowledgeContract {
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
        TRUNCATE e1.product_metadata, e1.product_affinity;
        INSERT INTO e1.product_metadata
          (shop, product_id, part, pos, title, category, brand, price_minor, currency,
           last_seen_at, views, cart_adds, orders, pieces)
        VALUES
          ('contract.test', 'cotton', 0, 1, 'Cotton sock', 'plain', 'Acme', 995, 'EUR', now(), 30, 0, 0, 0),
          ('contract.test', 'wool', 0, 2, NULL, 'Fine & soft', NULL, NULL, NULL, now(), 20, 0, 0, 0),
          ('contract.test', 'silk', 0, 3, NULL, 'Fine & soft', NULL, NULL, NULL, now(), 10, 0, 0, 0),
          ('other-contract.test', 'boots', 0, 4, NULL, NULL, NULL, NULL, NULL, now(), 1, 0, 0, 0);
        INSERT INTO e1.product_affinity (shop, product_id, part, pos, viewed, bought)
        VALUES
          ('contract.test', '', 0, 1, '{"days": [[20000, 60], [20001, 40]]}', '{"days": [[20000, 50]]}'),
          ('contract.test', 'wool', 0, 2,
           '{"days": [[20000, 40]], "neighbours": [["cotton", [[20000, 10], [20001, 20]]], ["silk", [[20000, 5]]]]}',
           '{"days": [[20000, 10]], "neighbours": [["garter", [[20000, 6]]]]}'),
          ('contract.test', 'cotton', 0, 3, '{"days": [[20000, 50]]}', '{}'),
          ('contract.test', 'silk', 0, 4, '{"days": [[20000, 20]]}', '{}'),
          ('contract.test', 'garter', 0, 5, '{}', '{"days": [[20000, 8]]}');
        """);
    return new PostgresKnowledge(Jdbi.create(postgres), Epoch.FIRST);
  }
}
