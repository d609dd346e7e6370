package dev.novapixel.features.affinity;

import dev.novapixel.schemas.feature.ProductAffinity;
import dev.novapixel.schemas.feature.ProductAffinity.DayCount;
import dev.novapixel.schemas.feature.ProductAffinity.Neighbour;
import dev.novapixel.schemas.feature.ProductAffinity.Together;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Folds the days of one product and relation into what is published of them. */
public final class TogetherFold {
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

    /** The better first: more often together, then by id. */
    int compareTo(Shared other) {
      int byTotal = Long.compare(other.total, total);
      return byTotal == 0 ? product.compareTo(other.product) : byTotal;
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
    return new Together(days, best().stream().map(Shared::neighbour).toList());
  }

  /** Most neighbours share one basket: they are turned away at the worst that is kept. */
  private List<Shared> best() {
    var kept = new PriorityQueue<Shared>((one, other) -> other.compareTo(one));
    for (Shared shared : neighbours.values()) {
      Shared worst = kept.peek();
      if (worst == null || kept.size() < ProductAffinity.NEIGHBOUR_BOUND) {
        kept.add(shared);
      } else if (shared.compareTo(worst) < 0) {
        kept.poll();
        kept.add(shared);
      }
    }
    var best = new ArrayList<>(kept);
    best.sort(Shared::compareTo);
    return best;
  }
}
