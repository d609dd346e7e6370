package dev.novapixel.features.affinity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Differences added up against the pairs counted from the final baskets. */
class PairChangesProperties {

  @Property(tries = 2000)
  void theDifferencesAddUpToTheFinalBaskets(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 25) int steps) {
    var random = new Random(seed);
    var baskets = new ArrayList<>(Collections.nCopies(4, Basket.empty(0)));
    Map<String, PairDay> counts = new TreeMap<>();
    for (int i = 0; i < steps; i++) {
      var changes = new PairChanges(Relation.VIEWED);
      for (int changed = 1 + random.nextInt(2); changed > 0; changed--) {
        int which = random.nextInt(baskets.size());
        Basket after = any(random);
        changes.change(baskets.get(which), after);
        baskets.set(which, after);
      }
      changes.forEach(
          (product, delta) -> apply(counts, product, delta), delta -> apply(counts, "", delta));
    }
    counts.values().removeIf(PairDay::isEmpty);

    assertThat(shown(counts)).isEqualTo(shown(counted(baskets)));
  }

  @Property(tries = 200)
  void aBasketThatGrowsByOneTouchesItsPairsWithThatProductOnly(
      @ForAll @IntRange(min = 1, max = 49) int size) {
    List<String> products = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      products.add("p" + i);
    }
    var before = new Basket(1, products);
    products.add("new");
    var changes = new PairChanges(Relation.VIEWED);
    changes.change(before, new Basket(1, products));
    var touched = new ArrayList<Integer>();
    changes.forEach(
        (_, delta) -> touched.add(delta.neighbours().size()),
        _ -> assertThat(size).as("a shop counts a session once").isZero());

    assertThat(touched).hasSize(size + 1);
    assertThat(touched.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2 * size);
  }

  private static Basket any(Random random) {
    var products = new ArrayList<String>();
    for (String product : List.of("a", "b", "c", "d", "e")) {
      if (random.nextBoolean()) {
        products.add(product);
      }
    }
    return new Basket(random.nextInt(2), products);
  }

  private static void apply(Map<String, PairDay> counts, String product, PairDelta delta) {
    String row = product + "@" + delta.day();
    PairDay day = counts.computeIfAbsent(row, _ -> new PairDay());
    day.add(delta);
    counts.put(row, PairDay.of(day.toBytes()));
  }

  private static Map<String, PairDay> counted(List<Basket> baskets) {
    Map<String, PairDay> counts = new TreeMap<>();
    for (Basket basket : baskets) {
      if (!basket.isEmpty()) {
        apply(counts, "", new PairDelta(Relation.VIEWED, basket.day(), 1, Map.of()));
      }
      for (String product : basket.products()) {
        var others = new TreeMap<String, Integer>();
        basket.products().forEach(other -> others.put(other, 1));
        others.remove(product);
        apply(counts, product, new PairDelta(Relation.VIEWED, basket.day(), 1, others));
      }
    }
    return counts;
  }

  private static Map<String, String> shown(Map<String, PairDay> counts) {
    var shown = new TreeMap<String, String>();
    counts.forEach((row, day) -> shown.put(row, day.toString()));
    return shown;
  }
}
