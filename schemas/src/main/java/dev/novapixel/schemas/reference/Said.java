package dev.novapixel.schemas.reference;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Action.CartChanged.Change;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.ShopperEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What single events say, and what several say together. */
final class Said {
  /** Pieces that one line counts at most: an absurd quantity must not overflow a sum. */
  private static final int PIECES_BOUND = 1_000_000;

  private Said() {}

  static @Nullable Item viewed(ShopperEvent event) {
    return event.action() instanceof Action.ProductViewed(var item) ? item : null;
  }

  static boolean changed(ShopperEvent event, Change change) {
    return event.action() instanceof Action.CartChanged cart && cart.change() == change;
  }

  /** The product that was added to the cart, if the event says which. */
  static @Nullable Item added(ShopperEvent event) {
    return event.action() instanceof Action.CartChanged(var change, var item)
            && change == Change.ADDED
        ? item
        : null;
  }

  /** Adds less removes, by currency; never clamped. */
  static Map<String, Long> cartValue(List<ShopperEvent> events) {
    var value = new HashMap<String, Long>();
    for (ShopperEvent event : events) {
      if (event.action() instanceof Action.CartChanged(var change, var item)
          && change != Change.UPDATED
          && item != null
          && item.price() != null) {
        int pieces = Math.clamp(item.quantity(), -PIECES_BOUND, PIECES_BOUND);
        Money worth = item.price().times(change == Change.ADDED ? pieces : -pieces);
        value.merge(worth.currency(), worth.minor(), Long::sum);
      }
    }
    return value;
  }

  static Stream<Action.OrderChanged> orders(List<ShopperEvent> events) {
    return events.stream()
        .map(ShopperEvent::action)
        .filter(Action.OrderChanged.class::isInstance)
        .map(Action.OrderChanged.class::cast);
  }

  /** The differences of orders' values, by currency. */
  static Map<String, Long> orderValue(List<ShopperEvent> events) {
    var value = new HashMap<String, Long>();
    orders(events)
        .map(Action.OrderChanged::value)
        .filter(Objects::nonNull)
        .forEach(money -> value.merge(money.currency(), money.minor(), Long::sum));
    return value;
  }

  /** The currency of its total, else of the first line with a price. */
  static @Nullable String currency(ShopperEvent event) {
    return switch (event.action()) {
      case Action.ProductViewed(var item) -> currency(null, List.of(item));
      case Action.CartChanged(_, var item) -> item == null ? null : currency(null, List.of(item));
      case Action.CartViewed(var lines, var total) -> currency(total, lines);
      case Action.CheckoutReached(_, var lines, var total) -> currency(total, lines);
      case Action.OrderChanged order -> currency(order.value(), order.lines());
      case Action _ -> null;
    };
  }

  private static @Nullable String currency(@Nullable Money total, List<Item> lines) {
    if (total != null) {
      return total.currency();
    }
    Optional<Money> first =
        lines.stream().map(Item::price).filter(Objects::nonNull).map(Money.class::cast).findFirst();
    return first.map(Money::currency).orElse(null);
  }

  /** What it allows or refuses; null if it says nothing of it. */
  static @Nullable Consent consent(ShopperEvent event) {
    Consent said =
        event.action() instanceof Action.ConsentUpdated(var consent) ? consent : event.consent();
    return said.equals(Consent.ABSENT) ? null : said;
  }
}
