package dev.novapixel.features.rolling;

import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.feature.Rolling;
import dev.novapixel.schemas.feature.Rolling.Prices;
import dev.novapixel.schemas.feature.Window;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts the events of the windows over all units of a shopper. */
public final class RollingFold {
  private final Map<String, Integer> views = new HashMap<>();
  private final Map<String, CategoryViews> categories = new HashMap<>();
  private final Map<String, Prices> prices = new HashMap<>();
  private final Map<String, Long> cartValue = new HashMap<>();
  private final Map<String, Long> orderValue = new HashMap<>();
  private int productViews;
  private int categoryViews;
  private int cartAdds;
  private int cartRemoves;
  private int cartUpdates;
  private int searches;
  private int shown;
  private int clicked;
  private int orders;

  private RollingFold() {}

  /**
   * Each window's values as of {@code asOf}: events with {@code asOf − width < time ≤ asOf}. A
   * wider window holds all of the narrower one, so every event is counted once and not once a
   * window.
   */
  public static Map<Window, Rolling> windows(Collection<EventLog> logs, long asOf) {
    var windows = new EnumMap<Window, Rolling>(Window.class);
    var fold = new RollingFold();
    Rolling rolling = Rolling.EMPTY;
    long upTo = asOf;
    for (Window window : Window.values()) {
      long after = asOf - window.width().toMillis();
      if (fold.addBetween(logs, after, upTo)) {
        rolling = fold.rolling();
      }
      windows.put(window, rolling);
      upTo = after;
    }
    return windows;
  }

  /**
   * When a window changes next although nothing happens: as soon as its oldest event that counts
   * leaves it, an event that runs ahead of the clock included. Empty if none is left.
   */
  public static OptionalLong nextChange(Collection<EventLog> logs, long clock) {
    long next = Long.MAX_VALUE;
    for (EventLog log : logs) {
      for (Window window : Window.values()) {
        long width = window.width().toMillis();
        for (Moment moment : log.between(clock - width, Long.MAX_VALUE)) {
          if (moment.kind() != Moment.Kind.OTHER) {
            next = Math.min(next, moment.at() + width);
            break;
          }
        }
      }
    }
    return next == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(next);
  }

  /** Whether there was any. */
  private boolean addBetween(Collection<EventLog> logs, long after, long upTo) {
    boolean any = false;
    for (EventLog log : logs) {
      List<Moment> within = log.between(after, upTo);
      any |= !within.isEmpty();
      within.forEach(this::add);
    }
    return any;
  }

  private void add(Moment moment) {
    switch (moment.kind()) {
      case VIEW -> view(moment);
      case CART_ADD -> {
        cartAdds++;
        sum(cartValue, moment.money(), 1);
      }
      case CART_REMOVE -> {
        cartRemoves++;
        sum(cartValue, moment.money(), -1);
      }
      case CART_UPDATE -> cartUpdates++;
      case SEARCH -> searches++;
      case SHOWN -> shown++;
      case CLICKED -> clicked++;
      case ORDER -> {
        orders += moment.orders();
        sum(orderValue, moment.money(), 1);
      }
      case OTHER -> {}
    }
  }

  private void view(Moment moment) {
    productViews++;
    if (moment.productId() != null) {
      views.merge(moment.productId(), 1, Integer::sum);
    }
    if (moment.category() != null) {
      categoryViews++;
      categories.merge(
          moment.category(), new CategoryViews(1, moment.at()), CategoryViews::together);
    }
    Money price = moment.money();
    if (price != null) {
      long minor = price.minor();
      prices.merge(price.currency(), new Prices(1, minor, minor, minor), RollingFold::together);
    }
  }

  private Rolling rolling() {
    return new Rolling(
        productViews,
        views.size(),
        views.entrySet().stream()
            .filter(entry -> entry.getValue() > 1)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
        categoryViews,
        categories.size(),
        topCategory(),
        cartAdds,
        cartRemoves,
        cartUpdates,
        cartValue,
        prices,
        searches,
        shown,
        clicked,
        orders,
        orderValue);
  }

  private @Nullable String topCategory() {
    return categories.entrySet().stream()
        .min(
            Map.Entry.<String, CategoryViews>comparingByValue(CategoryViews.MOST_THEN_LATEST)
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private static void sum(Map<String, Long> amounts, @Nullable Money money, int sign) {
    if (money != null) {
      amounts.merge(money.currency(), sign * money.minor(), Long::sum);
    }
  }

  private static Prices together(Prices one, Prices other) {
    return new Prices(
        one.count() + other.count(),
        one.sum() + other.sum(),
        Math.min(one.min(), other.min()),
        Math.max(one.max(), other.max()));
  }

  private record CategoryViews(int count, long lastSeen) {
    static final Comparator<CategoryViews> MOST_THEN_LATEST =
        Comparator.comparingInt(CategoryViews::count)
            .thenComparingLong(CategoryViews::lastSeen)
            .reversed();

    CategoryViews together(CategoryViews other) {
      return new CategoryViews(count + other.count, Math.max(lastSeen, other.lastSeen));
    }
  }
}
