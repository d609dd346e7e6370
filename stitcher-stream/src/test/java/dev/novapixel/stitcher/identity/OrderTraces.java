package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Action.OrderChanged;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.feature.EventSum;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody who counts keeps of the differences of an order: their sums, the first and the last
 * time, and how each product looked last.
 */
record OrderTraces(EventSum sum, Instant first, Instant last, SortedMap<String, Look> looks) {

  /** A product at a time; of several at one time the greatest. */
  record Look(Instant at, String title, Money price) implements Comparable<Look> {
    private static final Comparator<Look> ORDER =
        Comparator.comparing(Look::at)
            .thenComparing(Look::title)
            .thenComparingLong(look -> look.price().minor());

    @Override
    public int compareTo(Look other) {
      return ORDER.compare(this, other);
    }
  }

  /** Of at least one difference. */
  static OrderTraces of(List<ShopperEvent> differences) {
    var times = differences.stream().map(OrderTraces::order).map(OrderChanged::placedAt).toList();
    var looks = new TreeMap<String, Look>();
    for (ShopperEvent event : differences) {
      for (Item line : order(event).lines()) {
        var look = new Look(order(event).placedAt(), title(line), price(line));
        looks.merge(line.productId(), look, OrderTraces::later);
      }
    }
    return new OrderTraces(
        differences.stream().map(EventSum::of).reduce(EventSum.NONE, EventSum::with),
        times.stream().min(Comparator.naturalOrder()).orElseThrow(),
        times.stream().max(Comparator.naturalOrder()).orElseThrow(),
        looks);
  }

  private static OrderChanged order(ShopperEvent event) {
    return (OrderChanged) event.action();
  }

  private static Look later(Look one, Look other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static String title(Item line) {
    return line.title() == null ? "" : line.title();
  }

  private static Money price(Item line) {
    return line.price() == null ? new Money(0, "") : line.price();
  }
}
