package dev.novapixel.schemas.reference;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Action.CartChanged.Change;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.feature.Rolling;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the events within one window come to. */
final class RollingReference {
  private RollingReference() {}

  static Rolling of(List<ShopperEvent> within) {
    List<Item> viewed = within.stream().map(Said::viewed).filter(Objects::nonNull).toList();
    Map<String, Long> views = viewed.stream().collect(groupingBy(Item::productId, counting()));
    List<String> categories = viewed.stream().map(Item::category).filter(Objects::nonNull).toList();
    return new Rolling(
        viewed.size(),
        views.size(),
        returns(views),
        categories.size(),
        new TreeSet<>(categories).size(),
        topCategory(within),
        count(within, event -> Said.changed(event, Change.ADDED)),
        count(within, event -> Said.changed(event, Change.REMOVED)),
        count(within, event -> Said.changed(event, Change.UPDATED)),
        Said.cartValue(within),
        prices(viewed),
        count(within, event -> event.action() instanceof Action.SearchSubmitted),
        count(within, event -> event.action() instanceof Action.RecommendationShown),
        count(within, event -> event.action() instanceof Action.RecommendationClicked),
        Said.orders(within).mapToInt(Action.OrderChanged::orders).sum(),
        Said.orderValue(within));
  }

  private static Map<String, Integer> returns(Map<String, Long> views) {
    var returns = new HashMap<String, Integer>();
    views.forEach((product, count) -> {
      if (count >= 2) {
        returns.put(product, count.intValue());
      }
    });
    return returns;
  }

  /** Viewed most; ties to the one seen last, then by name. */
  private static @Nullable String topCategory(List<ShopperEvent> within) {
    Map<String, Integer> views = new HashMap<>();
    Map<String, Instant> lastSeen = new HashMap<>();
    for (ShopperEvent event : within) {
      Item item = Said.viewed(event);
      if (item != null && item.category() != null) {
        views.merge(item.category(), 1, Integer::sum);
        lastSeen.put(item.category(), event.occurredAt());
      }
    }
    return views.keySet().stream()
        .min(
            Comparator.<String, Integer>comparing(views::get)
                .thenComparing(lastSeen::get)
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .orElse(null);
  }

  private static Map<String, Rolling.Prices> prices(List<Item> viewed) {
    var prices = new HashMap<String, Rolling.Prices>();
    viewed.stream()
        .map(Item::price)
        .filter(Objects::nonNull)
        .collect(groupingBy(Money::currency))
        .forEach((currency, amounts) -> {
          LongSummaryStatistics all = amounts.stream().mapToLong(Money::minor).summaryStatistics();
          prices.put(
              currency,
              new Rolling.Prices(all.getCount(), all.getSum(), all.getMin(), all.getMax()));
        });
    return prices;
  }

  private static int count(List<ShopperEvent> events, Predicate<ShopperEvent> which) {
    return (int) events.stream().filter(which).count();
  }
}
