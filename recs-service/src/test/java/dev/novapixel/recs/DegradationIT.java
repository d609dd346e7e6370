package dev.novapixel.recs;

import static dev.novapixel.recs.stage.Stage.BOOTS;
import static dev.novapixel.recs.stage.Stage.SOCKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.recs.stage.Browser;
import dev.novapixel.recs.stage.Stage;
import dev.novapixel.servers.testing.EmbeddedStack;
import dev.novapixel.servers.testing.EmbeddedStack.Part;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DegradationIT {
  private final Stage stage = Stage.get();

  @BeforeEach
  void fill() {
    stage.redis().clear();
    await().until(() -> stage.widget(SOCKS).getBare("/health/ready").status() == 200);
    stage.redis().popular(SOCKS, Map.of("in-redis", 9.0));
    stage.sql(
        SOCKS,
        """
        TRUNCATE e1.product_metadata, e1.product_pair_counts;
        INSERT INTO e1.product_metadata
          (shop, product_id, part, pos, title, category, last_seen_at, views, cart_adds, orders, pieces)
        VALUES
          ('socks.test', 'in-postgres', 0, 1, 'Kept', 'hats', now(), 10, 0, 0, 0),
          ('socks.test', 'less', 0, 2, 'Less', 'bags', now(), 5, 0, 0, 0),
          ('boots.test', 'in-postgres', 0, 3, 'Other', 'hats', now(), 99, 0, 0, 0);
        INSERT INTO e1.product_pair_counts
          (shop, product_id, part, pos, viewed_total, bought_total, viewed, bought)
        VALUES
          ('socks.test', '', 0, 1, 100, 50, '{"days": [[20000, 100]]}', '{"days": [[20000, 50]]}'),
          ('socks.test', 'wool', 0, 2, 20, 0,
           '{"days": [[20000, 20]], "neighbours": [["cotton", [[20000, 8]]]]}', '{}'),
          ('socks.test', 'cotton', 0, 3, 15, 0, '{"days": [[20000, 10], [20001, 5]]}', '{}'),
          ('boots.test', 'wool', 0, 4, 20, 0,
           '{"days": [[20000, 20]], "neighbours": [["theirs", [[20000, 8]]]]}', '{}');
        """);
  }

  @AfterEach
  void back() {
    EmbeddedStack.restart(Part.POSTGRES);
    EmbeddedStack.restart(Part.REDIS);
    await()
        .until(() ->
            !stage
                .widget(SOCKS)
                .get("/v1/recommendations")
                .meta()
                .path("degraded")
                .asBoolean(true));
  }

  @Test
  void withoutRedisPostgresAnswersAndWithoutBothWhatIsRemembered() {
    assertThat(stage.widget(SOCKS).get("/v1/popular").products()).containsExactly("in-redis");

    EmbeddedStack.stop(Part.REDIS);

    Browser.Page page = stage.widget(SOCKS).get("/v1/recommendations?product=wool");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.meta().path("degraded").asBoolean()).isTrue();
    assertThat(page.products()).containsExactly("cotton", "in-postgres", "less");
    Browser.Page related = stage.widget(SOCKS).get("/v1/products/wool/also-viewed");
    assertThat(related.products()).containsExactly("cotton");
    assertThat(related.data().get(0).path("lift").asDouble()).isEqualTo(2.666667);
    assertThat(stage.widget(BOOTS).get("/v1/popular").products()).containsExactly("in-postgres");
    assertThat(stage.widget(SOCKS).get("/v1/popular?category=bags").products())
        .containsExactly("less");
    assertThat(stage.server(SOCKS).get("/v1/shoppers/client:c1").problem()).isEqualTo("store-away");

    EmbeddedStack.stop(Part.POSTGRES);

    Browser.Page remembered = stage.widget(SOCKS).get("/v1/recommendations?product=wool");
    assertThat(remembered.status()).isEqualTo(200);
    assertThat(remembered.meta().path("degraded").asBoolean()).isTrue();
    assertThat(remembered.products()).containsExactly("in-postgres", "less");
  }
}
