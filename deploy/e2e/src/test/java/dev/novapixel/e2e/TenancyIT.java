package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Shops whose ids are all the same see nothing of each other. */
class TenancyIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Stack stack = Stack.running();

  @Test
  void twoShopsWithEqualIdsNeverSeeEachOthersData() {
    Shop one = Shop.open(stack);
    Shop other = Shop.open(stack);
    Instant now = Instant.now();

    one.gateway()
        .post(
            "/v1/events",
            Clicks.of("same-client")
                .loggedInAs("same-customer")
                .views("e1", "boots", now.minusSeconds(30))
                .views("e2", "socks", now.minusSeconds(20))
                .addsToCart("e3", "socks", now.minusSeconds(10))
                .body());
    other
        .gateway()
        .post(
            "/v1/events",
            Clicks.of("same-client")
                .loggedInAs("same-customer")
                .views("e1", "hats", now.minusSeconds(30))
                .body());

    one.awaitCount(3);
    other.awaitCount(1);
    await("features of both shops")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> {
          assertThat(views(one)).isEqualTo(2);
          assertThat(views(other)).isEqualTo(1);
        });
    assertThat(one.journey("client:same-client").get("id").asText())
        .isEqualTo("customer:same-customer");
    assertThat(other.features("customer:same-customer").toString())
        .doesNotContain("socks", "boots");
    await("popular products of both shops")
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(popular(one)).contains("socks").doesNotContain("hats");
          assertThat(popular(other)).contains("hats").doesNotContain("socks");
        });
    assertThat(other.recs().get("/v1/products/boots/also-viewed").data()).isEmpty();
    assertThat(other.stats().toString()).doesNotContain("boots", "socks");
  }

  @Test
  void aPayloadThatNamesAnotherShopIsRefused() {
    Shop one = Shop.open(stack);
    Shop other = Shop.open(stack);

    var answer =
        one.gateway().post("/v1/events", "{\"shop\":\"%s\",\"events\":[]}".formatted(other.name()));

    assertThat(answer.status()).isEqualTo(403);
  }

  private static String popular(Shop shop) {
    return shop.recs().get("/v1/popular").body().toString();
  }

  private static int views(Shop shop) {
    return shop.features("client:same-client").get("features").get("product_view_count_5m").asInt();
  }
}
