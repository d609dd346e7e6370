package dev.novapixel.schemas.reference;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Action.CartChanged.Change;
import dev.novapixel.schemas.event.Action.CheckoutReached.Step;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.UnitId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The live cart: all that the unit which changed a cart last did to it, from the beginning. A cart
 * that is shown, and a completed checkout, say it anew.
 */
final class CartReference {
  private static final int LINES_BOUND = 100;

  private CartReference() {}

  /** Its lines, in the order in which they came. */
  static List<Item> lines(List<ShopperEvent> events) {
    List<ShopperEvent> ofCarts = events.stream().filter(CartReference::isOfCart).toList();
    if (ofCarts.isEmpty()) {
      return List.of();
    }
    UnitId unit = ofCarts.getLast().unit();
    var lines = new LinkedHashMap<String, Item>();
    ofCarts.stream()
        .filter(event -> event.unit().equals(unit))
        .forEach(event -> apply(event.action(), lines));
    return lines.values().stream().limit(LINES_BOUND).toList();
  }

  private static boolean isOfCart(ShopperEvent event) {
    return switch (event.action()) {
      case Action.CartChanged(_, var item) -> item != null;
      case Action.CartViewed _ -> true;
      case Action.CheckoutReached reached -> reached.step() == Step.COMPLETED;
      case Action _ -> false;
    };
  }

  private static void apply(Action action, Map<String, Item> lines) {
    switch (action) {
      case Action.CartChanged(var change, var item) when item != null ->
          lines.compute(key(item), (_, present) -> changed(change, present, item));
      case Action.CartViewed(var shown, _) -> {
        lines.clear();
        shown.forEach(
            line -> lines.merge(key(line), line, (first, more) -> plus(first, more.quantity())));
      }
      case Action.CheckoutReached _ -> lines.clear();
      case Action _ -> {}
    }
  }

  private static @Nullable Item changed(Change change, @Nullable Item present, Item line) {
    return switch (change) {
      case ADDED -> present == null ? line : plus(line, present.quantity());
      case REMOVED ->
          present == null || present.quantity() <= line.quantity()
              ? null
              : plus(present, -line.quantity());
      case UPDATED -> line;
    };
  }

  /** One line a variant. */
  private static String key(Item line) {
    return line.variantId() == null ? line.productId() : line.productId() + "/" + line.variantId();
  }

  private static Item plus(Item line, int pieces) {
    return new Item(
        line.productId(),
        line.variantId(),
        line.title(),
        line.category(),
        line.brand(),
        line.price(),
        (int) Math.min(Integer.MAX_VALUE, (long) line.quantity() + pieces));
  }
}
