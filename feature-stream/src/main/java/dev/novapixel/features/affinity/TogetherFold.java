package dev.novapixel.features.affinity;

import dev.novapixel.schemas.feature.ProductAffinity;
import dev.novapixel.schemas.feature.ProductAffinity.DayCount;
import dev.novapixel.schemas.feature.ProductAffinity.Neighbour;
import dev.novapixel.schemas.feature.ProductAffinity.Together;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Folds the days of one product and relation into what is published of them. */
public final class TogetherFold {
  private static final Comparator<Neighbour> BEST =
      Comparator.comparingLong(Neighbour::total).reversed().thenComparing(Neighbour::productId);

  private final List<DayCount> days = new ArrayList<>();
  private final Map<String, List<DayCount>> neighbours = new HashMap<>();

  /** Takes one day; days come oldest first. */
  public void add(int day, PairDay counts) {
    if (counts.count() != 0) {
      days.add(new DayCount(day, counts.count()));
    }
    counts
        .neighbours()
        .forEach((product, count) ->
            neighbours
                .computeIfAbsent(product, _ -> new ArrayList<>(2))
                .add(new DayCount(day, count)));
  }

  /** The days, and the best neighbours by (count, id). */
  public Together together() {
    List<Neighbour> best =
        neighbours.entrySet().stream()
            .map(entry -> new Neighbour(entry.getKey(), entry.getValue()))
            .sorted(BEST)
            .limit(ProductAffinity.NEIGHBOUR_BOUND)
            .toList();
    return new Together(days, best);
  }
}
