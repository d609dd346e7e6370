package dev.novapixel.features.affinity;

import dev.novapixel.features.order.Order;
import dev.novapixel.features.session.Fragment;
import dev.novapixel.schemas.feature.Session;
import java.time.Duration;
import java.util.List;

/**
 * The products of one session or one order, which all go together, each once.
 *
 * <p>Bound: {@link Session#VIEW_BOUND} products: a session's smallest by (first view, id), an
 * order's smallest by id. So nobody can make more than 1,225 pairs at once.
 *
 * @param day UTC day of the session's first event or of the order
 * @param products without repetition
 */
record Basket(int day, List<String> products) {
  private static final long DAY = Duration.ofDays(1).toMillis();

  public Basket {
    products = List.copyOf(products);
  }

  static Basket of(Fragment session) {
    return new Basket(day(session.start().at()), session.viewed().products());
  }

  static Basket of(Order order) {
    return new Basket(
        day(order.placedAt()), order.products().stream().limit(Session.VIEW_BOUND).toList());
  }

  static Basket empty(int day) {
    return new Basket(day, List.of());
  }

  boolean isEmpty() {
    return products.isEmpty();
  }

  private static int day(long at) {
    return (int) Math.floorDiv(at, DAY);
  }
}
