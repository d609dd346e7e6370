package dev.novapixel.features.reference;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.feature.ProductFeatures.Placement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What recommendations came to, from the lists of events of some shoppers, without any state. */
public final class PlacementsByHand {
  private final List<List<ShopperEvent>> shoppers;

  /** The counted events of each shopper, in any order. */
  public PlacementsByHand(List<List<ShopperEvent>> shoppers) {
    this.shoppers = shoppers;
  }

  /** Of each placement what a product's recommendations came to on each UTC day. */
  public Map<String, Map<Integer, Placement>> of(String product) {
    var counts = new TreeMap<String, Map<Integer, Placement>>();
    for (List<ShopperEvent> shopper : shoppers) {
      first(shopper, product, false).forEach(at -> count(counts, at, new Placement(1, 0, 0)));
      first(shopper, product, true).forEach(at -> count(counts, at, new Placement(0, 1, 0)));
      orders(shopper, product).forEach(at -> count(counts, at, new Placement(0, 0, 1)));
    }
    return counts;
  }

  private record At(String placement, Instant time) {}

  private static void count(
      Map<String, Map<Integer, Placement>> counts, At at, Placement placement) {
    int day = (int) (at.time.getEpochSecond() / Duration.ofDays(1).toSeconds());
    counts
        .computeIfAbsent(at.placement, _ -> new TreeMap<>())
        .merge(
            day,
            placement,
            (one, other) ->
                new Placement(
                    one.shown() + other.shown(),
                    one.clicked() + other.clicked(),
                    one.orders() + other.orders()));
  }

  /** When each recommendation of it was shown or clicked first, by a unit. */
  private static List<At> first(List<ShopperEvent> events, String product, boolean clicked) {
    var first = new HashMap<List<String>, At>();
    for (ShopperEvent event : events) {
      String[] said = said(event, product, clicked);
      if (said != null) {
        first.merge(
            List.of(event.unit().text(), said[0], said[1]),
            new At(said[1], event.occurredAt()),
            (one, other) -> one.time.isBefore(other.time) ? one : other);
      }
    }
    return List.copyOf(first.values());
  }

  /** The recommendation and its placement. */
  private static String @Nullable [] said(ShopperEvent event, String product, boolean clicked) {
    if (clicked) {
      return event.action() instanceof Action.RecommendationClicked(var id, var place, var what)
              && what.equals(product)
          ? new String[] {id, place}
          : null;
    }
    return event.action() instanceof Action.RecommendationShown(var id, var place, var products)
            && products.contains(product)
        ? new String[] {id, place}
        : null;
  }

  /** Each order that holds it, in the placement of the last click within the week before. */
  private static List<At> orders(List<ShopperEvent> events, String product) {
    var placed = new HashMap<String, Instant>();
    var stands = new HashMap<String, Integer>();
    var pieces = new HashMap<String, Long>();
    for (ShopperEvent event : events) {
      if (event.action() instanceof Action.OrderChanged order) {
        String id = event.unit() + " " + order.orderId();
        placed.merge(id, order.placedAt(), (a, b) -> a.isAfter(b) ? a : b);
        stands.merge(id, order.orders(), Integer::sum);
        order.lines().stream()
            .filter(line -> line.productId().equals(product))
            .forEach(line -> pieces.merge(id, (long) line.quantity(), Long::sum));
      }
    }
    var counted = new HashSet<List<Object>>();
    var orders = new ArrayList<At>();
    placed.forEach((id, at) -> {
      String placement = lastClick(first(events, product, true), at);
      boolean holds = stands.getOrDefault(id, 0) > 0 && pieces.getOrDefault(id, 0L) > 0;
      String order = id.substring(id.indexOf(' '));
      if (holds && placement != null && counted.add(List.of(order, placement, at))) {
        orders.add(new At(placement, at));
      }
    });
    return orders;
  }

  private static @Nullable String lastClick(List<At> clicks, Instant order) {
    At last = null;
    for (At click : clicks) {
      boolean before =
          !click.time.isAfter(order) && !click.time.isBefore(order.minus(Duration.ofDays(7)));
      if (before
          && (last == null
              || click.time.isAfter(last.time)
              || (click.time.equals(last.time) && click.placement.compareTo(last.placement) > 0))) {
        last = click;
      }
    }
    return last == null ? null : last.placement;
  }
}
