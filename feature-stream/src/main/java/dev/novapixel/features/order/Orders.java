package dev.novapixel.features.order;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.schemas.event.Action;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * A unit's orders, which is one where the unit is a checkout's.
 *
 * <p>Bound: the {@link #BOUND} latest. A change of an older one still counts in value and pieces,
 * and no longer in pairs.
 */
public final class Orders {
  /** Orders whose lines are remembered. */
  public static final int BOUND = 8;

  private static final Comparator<Order> OLDEST =
      Comparator.comparingLong(Order::placedAt).thenComparing(Order::id);

  private final Map<String, Order> orders;

  /** An order before and after a change. */
  public record Step(Order before, Order after) {}

  public Orders() {
    this(new HashMap<>());
  }

  private Orders(Map<String, Order> orders) {
    this.orders = orders;
  }

  public Step add(Action.OrderChanged change) {
    Order before = orders.getOrDefault(change.orderId(), Order.none(change));
    Order after = before.with(change);
    orders.put(after.id(), after);
    tidy();
    return new Step(before, after);
  }

  public void addAll(Orders other) {
    other.orders.values().forEach(order -> orders.merge(order.id(), order, Order::with));
    tidy();
  }

  public void write(BinaryWriter out) {
    Collection<Order> all = orders.values();
    out.all(all, order -> order.write(out));
  }

  public static Orders read(BinaryReader in) {
    var orders = new HashMap<String, Order>();
    in.all(() -> Order.read(in)).forEach(order -> orders.put(order.id(), order));
    return new Orders(orders);
  }

  private void tidy() {
    while (orders.size() > BOUND) {
      orders.values().stream().min(OLDEST).ifPresent(order -> orders.remove(order.id()));
    }
  }
}
