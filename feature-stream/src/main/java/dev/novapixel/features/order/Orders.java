package dev.novapixel.features.order;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.schemas.event.Action;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A unit's orders, which is one where the unit is a checkout's.
 *
 * <p>Bound: the {@link #BOUND} latest, when the unit is written. A change of an older one still
 * counts in value and pieces, and no longer in pairs.
 */
public final class Orders {
  /** Orders whose lines are remembered. */
  public static final int BOUND = 8;

  private static final Comparator<Order> OLDEST =
      Comparator.comparingLong(Order::placedAt).thenComparing(Order::id);

  private final Map<String, Order> orders;

  /**
   * What became of an order.
   *
   * @param before what was counted of it, in one place or in two that came together
   * @param after what it is
   */
  public record Step(List<Order> before, Order after) {}

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
    return new Step(List.of(before), after);
  }

  /** Adds what was counted elsewhere; the steps of orders of which both knew a part. */
  public List<Step> addAll(Orders other) {
    var steps = new ArrayList<Step>();
    for (Order theirs : other.orders.values()) {
      Order ours = orders.get(theirs.id());
      Order whole = ours == null ? theirs : ours.with(theirs);
      orders.put(whole.id(), whole);
      if (ours != null) {
        steps.add(new Step(List.of(ours, theirs), whole));
      }
    }
    return steps;
  }

  /** Those that are remembered. */
  public Collection<Order> all() {
    return orders.values();
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

  /** Forgets what lies beyond the bound. */
  public void settle() {
    while (orders.size() > BOUND) {
      orders.values().stream().min(OLDEST).ifPresent(order -> orders.remove(order.id()));
    }
  }
}
