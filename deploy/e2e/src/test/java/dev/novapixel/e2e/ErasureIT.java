package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who is forgotten is nowhere any more that anybody reads: not in Redis, nor in Postgres. */
class ErasureIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Stack stack = Stack.running();
  private final Kept kept = new Kept(stack);
  private final Shop shop = Shop.open(stack);
  private final Instant now = Instant.now();

  /** Names that occur nowhere else, so that a search for them finds these shoppers only. */
  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  private final String phone = "phone-" + mark;
  private final String laptop = "laptop-" + mark;
  private final String basket = "basket-" + mark;
  private final String ann = "ann-" + mark;
  private final String neighbour = "neighbour-" + mark;

  @Test
  void whoIsForgottenIsFoundNowhereAndWhoComesBackIsAStranger() throws SQLException {
    send(Clicks.of(phone).views("e1", "61", now.minusSeconds(50)));
    send(Clicks.of(phone).completes("e2", basket, "61", now.minusSeconds(40)));
    send(Clicks.of(laptop).loggedInAs(ann).views("e3", "62", now.minusSeconds(30)));
    send(Clicks.of(phone).loggedInAs(ann).views("e4", "63", now.minusSeconds(20)));
    send(Clicks.of(neighbour).views("e5", "61", now.minusSeconds(10)));
    shop.awaitCount(5);
    await("all are known and mirrored")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> {
          assertThat(views("customer:" + ann)).isEqualTo(3);
          assertThat(shop.journey("checkout:" + basket).get("id").asText())
              .isEqualTo("customer:" + ann);
          assertThat(kept.inRedis(mark)).hasSizeGreaterThan(3);
          assertThat(kept.inPostgres(mark)).hasSizeGreaterThan(3);
        });

    assertThat(shop.admin("/erasures", "{\"shopper\": \"checkout:%s\"}".formatted(basket)).status())
        .isEqualTo(202);

    await("they are forgotten")
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          for (String name : new String[] {phone, laptop, basket, ann}) {
            assertThat(kept.inRedis(name)).as(name).isEmpty();
            assertThat(kept.inPostgres(name)).as(name).isEmpty();
          }
        });
    assertThat(shop.recs().get("/v1/shoppers/customer:" + ann).status()).isEqualTo(404);
    assertThat(views("client:" + neighbour)).isEqualTo(1);

    send(Clicks.of(phone).views("e6", "64", now.minusSeconds(1)));
    await("a guest begins anew")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(views("client:" + phone)).isEqualTo(1));
    assertThat(shop.journey("client:" + phone).get("id").asText()).isEqualTo("client:" + phone);
    assertThat(kept.inRedis(ann)).isEmpty();
  }

  private void send(Clicks clicks) {
    assertThat(shop.gateway().post("/v1/events", clicks.body()).status()).isEqualTo(202);
  }

  private int views(String reference) {
    return shop.features(reference).path("features").path("product_view_count_1h").asInt();
  }
}
