package dev.novapixel.features.reference;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Action.CartChanged.Change;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.reference.ReferenceFeatures;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Counts of products and pairs from the lists of events of some shoppers, without any state. */
public final class ProductsByHand {
  /** Products of a session or an order that make pairs. */
  private static final int BASKET_BOUND = 50;

  private final List<List<ShopperEvent>> shoppers;

  /** The counted events of each shopper, in any order. */
  public ProductsByHand(List<List<ShopperEvent>> shoppers) {
    this.shoppers = shoppers;
  }

  /** A product's views by UTC day. */
  public Map<Integer, Long> views(String product) {
    return byDay(event ->
        event.action() instanceof Action.ProductViewed(var item)
            && item.productId().equals(product));
  }

  /** Pieces of it that were added to carts, over all time. */
  public long piecesCarted(String product) {
    return events().stream()
        .map(ShopperEvent::action)
        .mapToLong(action ->
            action instanceof Action.CartChanged(var change, var item)
                    && change == Change.ADDED
                    && item != null
                    && item.productId().equals(product)
                ? item.quantity()
                : 0)
        .sum();
  }

  /** Pieces of it that were sold and not given back, over all time. */
  public long piecesSold(String product) {
    return events().stream()
        .filter(event -> event.action() instanceof Action.OrderChanged)
        .flatMap(event -> ((Action.OrderChanged) event.action()).lines().stream())
        .filter(line -> line.productId().equals(product))
        .mapToLong(Item::quantity)
        .sum();
  }

  /** Orders that hold it now. */
  public long orders(String product) {
    return orders().stream().filter(order -> order.contains(product)).count();
  }

  /** In how many sessions it is one of the products that make pairs. */
  public long sessions(String product) {
    return sessions().stream().filter(session -> session.contains(product)).count();
  }

  /** In how many sessions it was viewed together with each other product. */
  public Map<String, Long> viewedTogether(String product) {
    return together(sessions(), product);
  }

  /** In how many orders it was bought together with each other product. */
  public Map<String, Long> boughtTogether(String product) {
    return together(orders(), product);
  }

  /** How many sessions in which a product was viewed began on each UTC day. */
  public Map<Integer, Long> sessionsByDay() {
    var days = new TreeMap<Integer, Long>();
    for (List<ShopperEvent> shopper : shoppers) {
      for (List<ShopperEvent> session : new ReferenceFeatures(shopper).sessions()) {
        if (!viewed(session).isEmpty()) {
          days.merge(day(session.getFirst().occurredAt()), 1L, Long::sum);
        }
      }
    }
    return days;
  }

  private static Map<String, Long> together(List<Set<String>> baskets, String product) {
    var counts = new TreeMap<String, Long>();
    for (Set<String> basket : baskets) {
      if (basket.contains(product)) {
        basket.forEach(other -> counts.merge(other, 1L, Long::sum));
      }
    }
    counts.remove(product);
    return counts;
  }

  private List<Set<String>> sessions() {
    var baskets = new ArrayList<Set<String>>();
    for (List<ShopperEvent> shopper : shoppers) {
      new ReferenceFeatures(shopper).sessions().forEach(session -> baskets.add(viewed(session)));
    }
    return baskets;
  }

  /** The first 50 by (first view, id). */
  private static Set<String> viewed(List<ShopperEvent> session) {
    var first = new TreeMap<String, Instant>();
    for (ShopperEvent event : session) {
      if (event.action() instanceof Action.ProductViewed(var item)) {
        first.putIfAbsent(item.productId(), event.occurredAt());
      }
    }
    var products = new LinkedHashSet<String>();
    first.entrySet().stream()
        .sorted(Map.Entry.comparingByValue()) // stable: ids are in order
        .limit(BASKET_BOUND)
        .forEach(entry -> products.add(entry.getKey()));
    return products;
  }

  private List<Set<String>> orders() {
    var pieces = new HashMap<String, Map<String, Long>>();
    var stands = new HashMap<String, Integer>();
    for (ShopperEvent event : events()) {
      if (event.action() instanceof Action.OrderChanged order) {
        String id = event.shopper() + " " + event.unit() + " " + order.orderId();
        stands.merge(id, order.orders(), Integer::sum);
        Map<String, Long> sum = pieces.computeIfAbsent(id, _ -> new TreeMap<>());
        order
            .lines()
            .forEach(line -> sum.merge(line.productId(), (long) line.quantity(), Long::sum));
      }
    }
    var orders = new ArrayList<Set<String>>();
    pieces.forEach((id, sum) -> {
      sum.values().removeIf(count -> count <= 0);
      orders.add(stands.getOrDefault(id, 0) > 0 ? new TreeSet<>(sum.keySet()) : new HashSet<>());
    });
    return orders;
  }

  private Map<Integer, Long> byDay(Predicate<ShopperEvent> which) {
    var days = new TreeMap<Integer, Long>();
    events().stream()
        .filter(which)
        .forEach(event -> days.merge(day(event.occurredAt()), 1L, Long::sum));
    return days;
  }

  private List<ShopperEvent> events() {
    return shoppers.stream().flatMap(List::stream).toList();
  }

  private static int day(Instant at) {
    return (int) at.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
  }
}
