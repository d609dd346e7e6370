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
  private static final Comparator<Shared> BEST =
      Comparator.comparingLong((Shared shared) -> shared.total)
          .reversed()
          .thenComparing(shared -> shared.product);

  private final List<DayCount> days = new ArrayList<>();
  private final Map<String, Shared> neighbours = new HashMap<>();

  /** A neighbour's days, and their sum: what is sorted must not be added up at each comparison. */
  private static final class Shared {
    private final String product;
    private final List<DayCount> days = new ArrayList<>(2);
    private long total;

    Shared(String product) {
      this.product = product;
    }

    void add(int day, long count) {
      days.add(new DayCount(day, count));
      total += count;
    }

    Neighbour neighbour() {
      return new Neighbour(product, days);
    }
  }

  /** Takes one day; days come oldest first. */
  public void add(int day, PairDay counts) {
    if (counts.count() != 0) {
      days.add(new DayCount(day, counts.count()));
    }
    counts
        .neighbours()
        .forEach(
            (product, count) -> neighbours.computeIfAbsent(product, Shared::new).add(day, count));
  }

  /** The days, and the best neighbours by (count, id). */
  public Together together() {
    List<Neighbour> best =
        neighbours.values().stream()
            .sorted(BEST)
            .limit(ProductAffinity.NEIGHBOUR_BOUND)
            .map(Shared::neighbour)
            .toList();
    return new Together(days, best);
  }
}
