package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Orders that page and webhook tell, each in a partition of its own, each with prices and times of
 * its own: which of the two the stitcher reads first is left to chance.
 */
final class TwiceTold {
  private static final int ORDERS = 40;

  /** What is sent. */
  static final int EVENTS = 2 * ORDERS;

  private final Shop shop;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  TwiceTold(Shop shop) {
    this.shop = shop;
  }

  /** Returns when the gateway has all of them; the webhook comes first half of the time. */
  void send() {
    for (int i = 0; i < ORDERS; i++) {
      if (i % 2 == 0) {
        page(i);
        webhook(i);
      } else {
        webhook(i);
        page(i);
      }
    }
  }

  private void page(int order) {
    String body =
        Clicks.of("buyer-" + order)
            .completes("page-" + order, token(order), product(order), now.minusSeconds(order % 5))
            .body();
    assertThat(shop.gateway().post("/v1/events", body).status()).isEqualTo(202);
  }

  private void webhook(int order) {
    String body =
        """
        {"id": %d, "checkout_token": "%s", "currency": "USD", "total_price": "12.50",
         "processed_at": "%s", "updated_at": "%s", "customer": {"id": %d},
         "line_items": [{"id": 1, "product_id": %s, "price": "12.50", "quantity": 1,
                         "title": "As the shop calls it"}]}
        """
            .formatted(
                7000 + order,
                token(order),
                now.minusSeconds(3),
                now.minusSeconds(2),
                500 + order % 7,
                product(order));
    assertThat(shop.webhooks().send("orders/paid", "hook-" + order, body)).isEqualTo(200);
  }

  private static String token(int order) {
    return "told-twice-" + order;
  }

  private static String product(int order) {
    return Integer.toString(900 + order % 3);
  }
}
