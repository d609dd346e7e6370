package dev.novapixel.schemas.reference;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.feature.ProfileFeatures;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the events, by time, come to over all time. */
final class ProfileReference {
  private ProfileReference() {}

  static ProfileFeatures of(List<ShopperEvent> events) {
    return new ProfileFeatures(
        shown(Touched.by(events, product(Said::viewed))),
        shown(purchased(events)),
        shown(Touched.by(events, product(Said::added))),
        TasteReference.favourites(events, Item::category),
        TasteReference.favourites(events, Item::brand),
        TasteReference.priceBands(events),
        Said.orders(events).mapToInt(Action.OrderChanged::orders).sum(),
        Said.orderValue(events),
        EventTime.of(events.getFirst()),
        EventTime.of(events.getLast()));
  }

  /** Products of which more pieces were bought than given back, newest order first. */
  static List<String> purchased(List<ShopperEvent> events) {
    Map<String, Long> pieces = new HashMap<>();
    Map<String, Instant> last = new HashMap<>();
    Said.orders(events)
        .forEach(order -> {
          for (Item line : order.lines()) {
            pieces.merge(line.productId(), (long) line.quantity(), Long::sum);
            last.merge(line.productId(), order.placedAt(), Touched::later);
          }
        });
    last.keySet().removeIf(product -> pieces.getOrDefault(product, 0L) <= 0);
    return Touched.newestFirst(last);
  }

  private static Function<ShopperEvent, @Nullable String> product(
      Function<ShopperEvent, @Nullable Item> item) {
    return event -> {
      Item found = item.apply(event);
      return found == null ? null : found.productId();
    };
  }

  static List<String> shown(List<String> products) {
    return products.stream().limit(ProfileFeatures.LIST_BOUND).toList();
  }
}
