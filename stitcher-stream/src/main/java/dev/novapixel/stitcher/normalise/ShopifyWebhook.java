package dev.novapixel.stitcher.normalise;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Action.CheckoutReached.Step;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.ShopperEvent.Page;
import dev.novapixel.schemas.event.ShopperEvent.Visit;
import dev.novapixel.stitcher.normalise.ToldOrder.Placed;
import dev.novapixel.stitcher.normalise.ToldOrder.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The dialect of Shopify's webhooks: the shop's own books. What they tell of an order goes to the
 * order; a shopper was not there, so that the event itself counts when the order was placed, not
 * when the shop changed it. What is about no shopper, or asks to forget one, is nobody's.
 */
final class ShopifyWebhook {
  /** Those of {@code orders/…} whose body is an order. */
  private static final Set<String> ORDERS =
      Set.of(
          "orders/create",
          "orders/paid",
          "orders/updated",
          "orders/cancelled",
          "orders/fulfilled",
          "orders/partially_fulfilled");

  private static final Set<String> CUSTOMERS =
      Set.of("customers/create", "customers/update", "customers/enable", "customers/disable");

  private ShopifyWebhook() {}

  static TypedEvent typed(PixelEvent event, Json payload) throws UnusableEventException {
    Json body = payload.at("body");
    String topic = event.name();
    if (ORDERS.contains(topic)) {
      return order(event, body);
    }
    if (CUSTOMERS.contains(topic)) {
      return custom(event, null).at(since(event, body, "created_at"));
    }
    return switch (topic) {
      case "orders/delete" ->
          custom(event, amendment(event, body.required("id").requiredId(), true, List.of()))
              .ofNobody();
      case "refunds/create" ->
          custom(
                  event,
                  amendment(
                      event,
                      body.required("order_id").requiredId(),
                      false,
                      List.of(ShopifyRefund.read(body))))
              .ofNobody();
      case "checkouts/create", "checkouts/update" -> typed(event, checkout(body), null);
      default -> custom(event, null).ofNobody();
    };
  }

  private static TypedEvent order(PixelEvent event, Json body) throws UnusableEventException {
    String currency = body.at("currency").text();
    Instant placedAt = since(event, body, "processed_at", "created_at");
    var told =
        new ToldOrder(
            body.required("id").requiredId(),
            Source.SHOP,
            event.occurredAt(),
            new Placed(placedAt, Prices.money(body.at("total_price"), currency), lines(body)),
            List.of(),
            body.at("cancelled_at").isPresent(),
            refunds(body.at("refunds")));
    return custom(event, told).at(placedAt);
  }

  private static List<Item> lines(Json body) throws UnusableEventException {
    String currency = body.at("currency").text();
    return Lines.of(body.at("line_items"), line -> line(line, currency));
  }

  /** A line; one of nothing, or of what is no product (any more), is left out. */
  private static @Nullable Item line(Json line, @Nullable String currency)
      throws UnusableEventException {
    String productId = line.at("product_id").id();
    Json quantity = line.at("quantity");
    if (productId == null || quantity.isZero()) {
      return null;
    }
    Money price = Prices.price(line.at("price"), currency);
    return new Item(
        productId,
        line.at("variant_id").id(),
        line.at("title").text(),
        null,
        line.at("vendor").text(),
        price,
        Lines.quantity(quantity));
  }

  private static List<ToldOrder.Refund> refunds(Json refunds) throws UnusableEventException {
    var all = new ArrayList<ToldOrder.Refund>();
    for (Json refund : refunds.elements()) {
      all.add(ShopifyRefund.read(refund));
    }
    return all;
  }

  private static ToldOrder amendment(
      PixelEvent event, String orderId, boolean cancelled, List<ToldOrder.Refund> refunds) {
    return new ToldOrder(
        orderId, Source.SHOP, event.occurredAt(), null, List.of(), cancelled, refunds);
  }

  private static Action checkout(Json body) throws UnusableEventException {
    return new Action.CheckoutReached(
        Step.STARTED, lines(body), Prices.money(body.at("total_price"), body.at("currency")));
  }

  /** The first of these times that can be true; else that of the event. */
  private static Instant since(PixelEvent event, Json body, String... fields) {
    for (String field : fields) {
      Instant time = body.at(field).time(event.receivedAt());
      if (time != null) {
        return time;
      }
    }
    return event.occurredAt();
  }

  private static TypedEvent custom(PixelEvent event, @Nullable ToldOrder order) {
    return typed(event, new Action.Custom(event.name()), order);
  }

  private static TypedEvent typed(PixelEvent event, Action action, @Nullable ToldOrder order) {
    return TypedEvent.of(event, Page.UNKNOWN, Visit.UNKNOWN, action, order);
  }
}
