package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a page and the shop's own books say of one purchase is one order. */
class OrdersIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Stack stack = Stack.running();
  private final Instant now = Instant.now();

  @Test
  void aPageItsWebhookAndARefundAreOneOrderWithTheRightTotals() {
    Shop shop = Shop.open(stack);
    Shop other = Shop.open(stack);
    String browsing =
        Clicks.of("laptop")
            .views("e1", "81", now.minusSeconds(30))
            .completes("e2", "funnel-1", "81", now.minusSeconds(10))
            .body();

    assertThat(shop.webhooks().send("refunds/create", "w1", refund())).isEqualTo(200);
    assertThat(shop.gateway().post("/v1/events", browsing).status()).isEqualTo(202);
    assertThat(shop.webhooks().send("orders/paid", "w2", paid())).isEqualTo(200);
    assertThat(shop.webhooks().send("orders/paid", "w2", paid())).isEqualTo(200);
    assertThat(other.webhooks().send("orders/paid", "w2", paid())).isEqualTo(200);

    assertThat(shop.awaitCount(5))
        .returns(1L, Shop.Count::duplicate)
        .returns(4L, Shop.Count::counted);
    awaitTotals(shop, "client:laptop", 1, "31.00");
    awaitTotals(other, "customer:3", 1, "51.50");
    JsonNode features = shop.features("checkout:funnel-1");
    assertThat(features.get("id").asText()).isEqualTo("customer:3");
    assertThat(features.get("features").get("orders_count_24h").asInt()).isEqualTo(1);
    assertThat(features.get("features").get("order_value_24h").asText()).isEqualTo("31.00");
    assertThat(features.get("features").get("purchased_products").toString()).contains("81");
    assertThat(shop.journey("customer:3").toString()).contains("laptop");

    assertThat(shop.webhooks().send("orders/cancelled", "w3", cancelled())).isEqualTo(200);
    awaitTotals(shop, "customer:3", 0, "0.00");
    awaitTotals(other, "customer:3", 1, "51.50");
  }

  private static void awaitTotals(Shop shop, String reference, int orders, String value) {
    await(reference + " has ordered for " + value)
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> {
          JsonNode features = shop.features(reference).get("features");
          assertThat(features.get("orders_count").asInt()).isEqualTo(orders);
          assertThat(features.get("lifetime_value").asText()).isEqualTo(value);
        });
  }

  private String paid() {
    return order("null", now.minusSeconds(5));
  }

  private String cancelled() {
    return order("\"" + now.minusSeconds(1) + "\"", now.minusSeconds(1));
  }

  private String order(String cancelledAt, Instant updatedAt) {
    return """
    {"id": 5001, "checkout_token": "funnel-1", "currency": "USD", "total_price": "51.50",
     "cancelled_at": %s, "processed_at": "%s", "updated_at": "%s", "customer": {"id": 3},
     "line_items": [{"id": 1, "product_id": 81, "variant_id": 811, "price": "20.50", "quantity": 2}]}
    """
        .formatted(cancelledAt, now.minusSeconds(11), updatedAt);
  }

  private String refund() {
    return """
    {"id": 6001, "order_id": 5001, "created_at": "%s",
     "transactions": [{"kind": "refund", "status": "success", "amount": "20.50", "currency": "USD"}],
     "refund_line_items": [{"quantity": 1, "line_item": {"product_id": 81, "variant_id": 811}}]}
    """
        .formatted(now.minusSeconds(2));
  }
}
