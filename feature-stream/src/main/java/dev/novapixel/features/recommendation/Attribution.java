package dev.novapixel.features.recommendation;

import dev.novapixel.features.order.Order;
import dev.novapixel.features.recommendation.Recommended.Click;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which orders of a shopper followed a recommendation: a function of its clicks and its orders, as
 * many units as they came from. A product of an order belongs to the placement in which the shopper
 * last clicked it, within {@link #REACH} before the order; ties by the placement's name.
 */
public record Attribution(Set<Attributed> all) {
  /** Nothing follows a recommendation. */
  public static final Attribution NONE = new Attribution(Set.of());

  /** So long before an order a click may lie. */
  static final Duration REACH = Duration.ofDays(7);

  /**
   * One product of one order.
   *
   * @param at the order's time, in milliseconds
   */
  public record Attributed(String order, String product, String placement, long at)
      implements Comparable<Attributed> {
    private static final Comparator<Attributed> ORDER =
        Comparator.comparing(Attributed::order)
            .thenComparing(Attributed::product)
            .thenComparing(Attributed::placement)
            .thenComparingLong(Attributed::at);

    @Override
    public int compareTo(Attributed other) {
      return ORDER.compare(this, other);
    }
  }

  public static Attribution of(List<Recommended> recommended, List<Order> orders) {
    if (orders.isEmpty()) {
      return NONE;
    }
    var clicks = new ArrayList<Click>();
    recommended.forEach(unit -> clicks.addAll(unit.clicks()));
    if (clicks.isEmpty()) {
      return NONE;
    }
    var all = new TreeSet<Attributed>();
    for (Order order : orders) {
      for (String product : order.products()) {
        Click click = lastBefore(order.placedAt(), product, clicks);
        if (click != null) {
          all.add(new Attributed(order.id(), product, click.placement(), order.placedAt()));
        }
      }
    }
    return new Attribution(all);
  }

  /** What is in this one and not in {@code other}. */
  public List<Attributed> beyond(Attribution other) {
    return all.equals(other.all)
        ? List.of()
        : all.stream().filter(attributed -> !other.all.contains(attributed)).toList();
  }

  private static @Nullable Click lastBefore(long order, String product, List<Click> clicks) {
    return clicks.stream()
        .filter(click -> click.product().equals(product))
        .filter(click -> click.at() <= order && click.at() >= order - REACH.toMillis())
        .max(Comparator.comparingLong(Click::at).thenComparing(Click::placement))
        .orElse(null);
  }
}
