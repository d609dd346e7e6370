package dev.novapixel.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.admin.RunningAdmin.Answer;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.shop.Product;
import dev.novapixel.schemas.table.TableFollower;
import dev.novapixel.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class CatalogueIT {
  private static final Map<String, Product> CATALOGUE = new ConcurrentHashMap<>();
  private static RunningAdmin admin;
  private static TableFollower<Product> follower;

  @BeforeAll
  static void start() {
    admin = RunningAdmin.start(Map.of());
    admin.post("/v1/shops", "{\"shop\":\"sells.test\",\"consent\":{\"when_absent\":\"granted\"}}");
    follower = admin.follow(Topics.CATALOG, new Collecting());
  }

  @AfterAll
  static void stop() {
    follower.close();
    admin.close();
  }

  @Test
  void theLastWriterWinsByItsOwnTimeAndKafkaHearsOfIt() {
    Answer first = put(product("a|1", "Socks", "2026-02-01T00:00:00Z"));
    assertThat(first.data().path("written").asInt()).isEqualTo(1);
    Answer late = put(product("a|1", "Old socks", "2026-01-01T00:00:00Z"));
    assertThat(late.data().path("written").asInt()).isZero();
    put(product("a|1", "New socks", "2026-03-01T00:00:00Z"));

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(CATALOGUE)
                .hasEntrySatisfying(
                    "sells.test|a%7C1",
                    found ->
                        assertThat(found)
                            .returns("New socks", Product::title)
                            .returns(new Money(5980, "EUR"), Product::price)));
  }

  @Test
  void aPageWithOneFlawChangesNothing() {
    Answer refused =
        admin.send(
            "PUT",
            "/v1/shops/sells.test/products",
            """
            {"products":[{"product_id":"fine","title":"Fine"},
                         {"product_id":"odd","price":{"amount":"-1","currency":"EUR"}}]}\
            """,
            Map.of("Authorization", "Bearer " + RunningAdmin.TOKEN));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").findValuesAsText("pointer"))
        .containsExactly("/products/1/title", "/products/1/price/amount");
  }

  @Test
  void aShopThatIsNotThereSellsNothing() {
    Answer missing =
        admin.send(
            "PUT",
            "/v1/shops/nobody.test/products",
            "{\"products\":[]}",
            Map.of("Authorization", "Bearer " + RunningAdmin.TOKEN));
    assertThat(missing.status()).isEqualTo(404);
  }

  private static String product(String id, String title, String updatedAt) {
    return """
    {"products":[{"product_id":"%s","title":"%s","tags":["warm"],
      "price":{"amount":"59.80","currency":"EUR"},"updated_at":"%s"}]}\
    """
        .formatted(id, title, updatedAt);
  }

  private static Answer put(String body) {
    Answer answer =
        admin.send(
            "PUT",
            "/v1/shops/sells.test/products",
            body,
            Map.of("Authorization", "Bearer " + RunningAdmin.TOKEN));
    assertThat(answer.status()).isEqualTo(200);
    return answer;
  }

  private static final class Collecting implements TableFollower.Fold<Product> {
    @Override
    public void begin() {
      CATALOGUE.clear();
    }

    @Override
    public void apply(String key, @Nullable Product value) {
      if (value == null) {
        CATALOGUE.remove(key);
      } else {
        CATALOGUE.put(key, value);
      }
    }

    @Override
    public void publish() {}
  }
}
