package dev.novapixel.features.topology;

import dev.novapixel.features.affinity.PairDelta;
import dev.novapixel.features.affinity.Relation;
import dev.novapixel.features.product.ProductDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that changes for products within a transaction, one record a product: what its pairs come to
 * on a day is added up, what happened to it is listed.
 *
 * <p>Bound: {@link #BOUND} products; whoever adds then hands them out.
 */
final class ProductChanges {
  /** Products gathered at most, and those of one step more. */
  private static final int BOUND = 2_000;

  private final Map<String, Gathered> products = new LinkedHashMap<>();

  /** Takes what changed of one product. */
  @FunctionalInterface
  interface Taker {
    void take(String key, ProductChange change, long receivedAt);
  }

  private record Day(Relation relation, int day) {}

  private static final class Gathered {
    private final List<ProductDelta> counts = new ArrayList<>(2);
    private final Map<Day, PairDelta.Sum> pairs = new HashMap<>(2);
    private long receivedAt;

    void add(ProductChange change) {
      counts.addAll(change.counts());
      for (PairDelta delta : change.pairs()) {
        pairs
            .computeIfAbsent(new Day(delta.relation(), delta.day()), _ -> new PairDelta.Sum())
            .add(delta);
      }
    }

    ProductChange change() {
      var deltas = new ArrayList<PairDelta>(pairs.size());
      pairs.forEach((day, sum) -> {
        PairDelta delta = sum.delta(day.relation, day.day);
        if (!delta.isNothing()) {
          deltas.add(delta);
        }
      });
      return new ProductChange(counts, deltas);
    }
  }

  void add(String key, ProductChange change, long receivedAt) {
    Gathered gathered = products.computeIfAbsent(key, _ -> new Gathered());
    gathered.add(change);
    gathered.receivedAt = Math.max(gathered.receivedAt, receivedAt);
  }

  boolean isFull() {
    return products.size() >= BOUND;
  }

  /** Hands out all of it, and begins anew. */
  void drain(Taker taker) {
    products.forEach((key, gathered) -> {
      ProductChange change = gathered.change();
      if (!change.isNothing()) {
        taker.take(key, change, gathered.receivedAt);
      }
    });
    products.clear();
  }
}
