package dev.novapixel.stitcher.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Action.OrderChanged;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import dev.novapixel.schemas.event.ShopperEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An order through the whole topology: a page, the shop's webhooks, and money given back. */
class OrdersTest {
  private static final String PAID =
      """
      {"id": 7, "checkout_token": "t1", "currency": "EUR", "total_price": "12.00",
       "processed_at": "2026-03-14T12:59:00+01:00", "customer": {"id": 3},
       "line_items": [{"product_id": 1, "variant_id": 11, "price": "5.00", "quantity": 2}]}
      """;
  private static final String REFUND =
      """
      {"id": 70, "order_id": 7,
       "transactions": [{"kind": "refund", "status": "success", "amount": "5.00", "currency": "EUR"}],
       "refund_line_items": [{"quantity": 1, "line_item": {"product_id": 1, "variant_id": 11}}]}
      """;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void aPageItsWebhookAndARefundAreOneOrderInWhateverOrderTheyCome(int turn) {
    var all = new ArrayList<>(List.of(page(), paid(), refund()));
    Collections.rotate(all, turn % 3);
    if (turn > 2) {
      Collections.reverse(all);
    }
    try (var stage = new StitcherStage()) {
      all.forEach(stage::send);
      stage.passes(Duration.ofSeconds(1));

      assertThat(orders(stage)).isEqualTo(Map.of("7", new Sum(1, 700, 1)));
      assertThat(stage.rejected()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "gid://shopify/Order/7", "gid://shopify/OrderIdentity/7", "99"})
  void whateverIdThePageSawTheShopsStands(String id) {
    try (var stage = new StitcherStage()) {
      stage.send(refund());
      stage.send(Pixels.completed("p1", id, "9.99").on("laptop").token("t1").event());
      stage.send(paid());

      assertThat(orders(stage)).isEqualTo(Map.of("7", new Sum(1, 700, 1)));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aClientThatKnowsTheOrdersIdAloneTellsOfTheSameOrder(boolean clientFirst) {
    var all = new ArrayList<>(List.of(reported(), paid(), refund()));
    if (!clientFirst) {
      Collections.reverse(all);
    }
    try (var stage = new StitcherStage()) {
      all.forEach(stage::send);

      assertThat(orders(stage)).isEqualTo(Map.of("7", new Sum(1, 700, 1)));
    }
  }

  @Test
  void aCancelledOrderIsNoneAnyMore() {
    try (var stage = new StitcherStage()) {
      stage.send(page());
      stage.send(refund());
      stage.send(
          Pixels.page("w3")
              .token("t1")
              .by("3")
              .webhook(
                  "orders/cancelled",
                  PAID.replace("{\"id\": 7", "{\"cancelled_at\": \"x\", \"id\": 7")));

      assertThat(orders(stage)).containsValue(new Sum(0, 0, 0)).hasSize(1);
    }
  }

  @Test
  void aWebhookTiesACheckoutToItsAccount() {
    try (var stage = new StitcherStage()) {
      stage.send(page());
      stage.send(paid());

      assertThat(stage.shopperOf(Identifier.client("laptop"))).contains(Identifier.customer("3"));
    }
  }

  @Test
  void whoeverGivesMoneyBackIsNotTiedToTheOrder() {
    try (var stage = new StitcherStage()) {
      stage.send(page());
      stage.send(paid());
      stage.send(Pixels.page("r").on("till").webhook("refunds/create", REFUND));

      assertThat(stage.shopperOf(Identifier.client("till"))).isEmpty();
    }
  }

  private record Sum(int orders, long cents, int pieces) {}

  /** What all that was told of each order comes to. */
  private static Map<String, Sum> orders(StitcherStage stage) {
    Map<String, Sum> sums = new TreeMap<>();
    for (ShopperEvent event : stage.events()) {
      if (event.action() instanceof OrderChanged change) {
        sums.merge(change.orderId(), sum(change), OrdersTest::plus);
      }
    }
    sums.values().removeIf(sum -> sums.size() > 1 && sum.equals(new Sum(0, 0, 0)));
    return sums;
  }

  private static Sum sum(OrderChanged change) {
    Money value = change.value();
    int pieces = change.lines().stream().mapToInt(line -> line.quantity()).sum();
    return new Sum(change.orders(), value == null ? 0 : value.minor(), pieces);
  }

  private static Sum plus(Sum one, Sum other) {
    return new Sum(one.orders + other.orders, one.cents + other.cents, one.pieces + other.pieces);
  }

  /** As a page without permission to see ids reports it. */
  private static PixelEvent page() {
    return Pixels.completed("p1", "", "9.99").on("laptop").token("t1").event();
  }

  /** As a library reports it that knows of no checkouts. */
  private static PixelEvent reported() {
    return Pixels.page("s1")
        .on("laptop")
        .saying(
            "Order Completed",
            """
            {"event": "Order Completed", "properties": {"order_id": "7", "total": 9.99,
             "currency": "EUR", "products": [{"product_id": "1", "price": 5, "quantity": 2}]}}
            """)
        .in(Dialect.SEGMENT);
  }

  private static PixelEvent paid() {
    return Pixels.page("w1").token("t1").by("3").webhook("orders/paid", PAID);
  }

  private static PixelEvent refund() {
    return Pixels.page("w2").webhook("refunds/create", REFUND);
  }
}
