package dev.novapixel.stitcher.identity;

import dev.novapixel.stitcher.normalise.CompletedOrder;
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
    if (event.checkoutToken() != null) {
      return event.checkoutToken();
    }
    CompletedOrder order = event.order();
    if (order == null) {
      return null;
    }
    return order.orderId() != null ? "order-" + order.orderId() : "event-" + event.eventId();
  }
}
