package dev.novapixel.features.affinity;

import dev.novapixel.features.order.Orders;
import dev.novapixel.features.session.Fragment;
import dev.novapixel.features.session.SessionStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Collects the signed difference of the pairs of some baskets before and after a change. A pair
 * that both hold is never touched: a session that grows by one product costs its pairs with that
 * product only.
 */
public final class PairChanges {
  private final Relation relation;
  private final Map<Integer, Integer> totals = new TreeMap<>();
  private final Map<String, Map<Integer, Change>> products = new TreeMap<>();

  private static final class Change {
    private int count;
    private final Map<String, Integer> neighbours = new HashMap<>();

    boolean isNothing() {
      return count == 0 && neighbours.isEmpty();
    }
  }

  PairChanges(Relation relation) {
    this.relation = relation;
  }

  /** What a change of a shopper's sessions changes in the pairs viewed together. */
  public static PairChanges of(SessionStep step) {
    var changes = new PairChanges(Relation.VIEWED);
    Map<Fragment.Point, Fragment> gone = SessionStep.byStart(step.before());
    for (Fragment session : step.after()) {
      Fragment known = gone.remove(session.start());
      Basket now = Basket.of(session);
      changes.change(known == null ? Basket.empty(now.day()) : Basket.of(known), now);
    }
    for (Fragment session : gone.values()) {
      Basket was = Basket.of(session);
      changes.change(was, Basket.empty(was.day()));
    }
    return changes;
  }

  /** What a change of an order changes in the pairs bought together. */
  public static PairChanges of(Orders.Step step) {
    var changes = new PairChanges(Relation.BOUGHT);
    Basket after = Basket.of(step.after());
    changes.change(Basket.of(step.before().getFirst()), after);
    step.before().stream()
        .skip(1)
        .map(Basket::of)
        .forEach(part -> changes.change(part, Basket.empty(part.day())));
    return changes;
  }

  /** A basket became another; either may be empty. */
  void change(Basket before, Basket after) {
    boolean sameDay = before.day() == after.day();
    Set<String> kept = new HashSet<>(before.products());
    kept.retainAll(sameDay ? after.products() : List.of());
    count(before, kept, -1);
    count(after, kept, 1);
  }

  /** Hands out what changed in the end: by product, and for the shop as a whole. */
  public void forEach(BiConsumer<String, PairDelta> product, Consumer<PairDelta> shop) {
    products.forEach((id, days) ->
        days.forEach((day, change) -> {
          if (!change.isNothing()) {
            var delta = new PairDelta(relation, day, change.count, change.neighbours);
            product.accept(id, delta);
          }
        }));
    totals.forEach((day, count) -> {
      if (count != 0) {
        shop.accept(new PairDelta(relation, day, count, Map.of()));
      }
    });
  }

  /** Every product outside {@code kept}, and every pair that is not wholly inside it. */
  private void count(Basket basket, Set<String> kept, int sign) {
    if (basket.isEmpty()) {
      return;
    }
    totals.merge(basket.day(), sign, Integer::sum);
    var fresh = new ArrayList<String>();
    for (String product : basket.products()) {
      if (!kept.contains(product)) {
        fresh.add(product);
        at(product, basket.day()).count += sign;
      }
    }
    for (int i = 0; i < fresh.size(); i++) {
      for (String other : kept) {
        pair(fresh.get(i), other, basket.day(), sign);
      }
      for (int j = 0; j < i; j++) {
        pair(fresh.get(i), fresh.get(j), basket.day(), sign);
      }
    }
  }

  private void pair(String one, String other, int day, int sign) {
    add(at(one, day).neighbours, other, sign);
    add(at(other, day).neighbours, one, sign);
  }

  private Change at(String product, int day) {
    return products
        .computeIfAbsent(product, _ -> new TreeMap<>())
        .computeIfAbsent(day, _ -> new Change());
  }

  private static void add(Map<String, Integer> counts, String key, int sign) {
    int sum = counts.getOrDefault(key, 0) + sign;
    if (sum == 0) {
      counts.remove(key);
    } else {
      counts.put(key, sum);
    }
  }
}
