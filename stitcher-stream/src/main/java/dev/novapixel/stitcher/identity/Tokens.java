package dev.novapixel.stitcher.identity;

import dev.novapixel.stitcher.normalise.ToldOrder;
import dev.novapixel.stitcher.normalise.TypedEvent;
import org.jspecify.annotations.Nullable;

/** Which purchase funnel an event belongs to. */
final class Tokens {
  private Tokens() {}

  /**
   * The event's checkout token. An order that comes without one gets its own: every order is
   * assembled at a token's node.
   */
  static @Nullable String of(TypedEvent event) {
    ToldOrder order = event.order();
    return order == null || order.placed() == null ? event.checkoutToken() : ofOrder(event, order);
  }

  /**
   * Where the event's order is assembled. That is known of an amendment too, which says nothing of
   * whose the order is: who gives money back need not be who was given it.
   */
  static String ofOrder(TypedEvent event, ToldOrder order) {
    if (event.checkoutToken() != null) {
      return event.checkoutToken();
    }
    return order.orderId() != null ? ofOrder(order.orderId()) : "event-" + event.eventId();
  }

  /** The token of an order that is known by its id alone. */
  static String ofOrder(String orderId) {
    return "order-" + orderId;
  }
}
