package dev.novapixel.schemas.feature;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often a product was seen or bought together with others, as integer counts by UTC day;
 * support, confidence, lift and the like are computed from them when read.
 *
 * @param shop the shop
 * @param productId the product; null for the shop's own totals, which are the N of every measure
 * @param viewed sessions in which it was viewed, and with what
 * @param bought orders in which it was bought, and with what
 */
public record ProductAffinity(
    String shop, @Nullable String productId, Together viewed, Together bought) {

  /** How many neighbours of a product are published; all counts are kept. */
  public static final int NEIGHBOUR_BOUND = 200;

  /**
   * One relation of a product.
   *
   * @param days n_p: in how many sessions or orders the product was, by day
   * @param neighbours the best by (count, id), best first
   */
  public record Together(List<DayCount> days, List<Neighbour> neighbours) {
    public static final Together NONE = new Together(List.of(), List.of());

    public Together {
      days = List.copyOf(days);
      neighbours = List.copyOf(neighbours);
    }

    /** n_p over all days. */
    public long total() {
      return days.stream().mapToLong(DayCount::count).sum();
    }
  }

  /** n_pq of one other product, by day. */
  public record Neighbour(String productId, List<DayCount> days) {
    public Neighbour {
      days = List.copyOf(days);
    }

    /** n_pq over all days. */
    public long total() {
      return days.stream().mapToLong(DayCount::count).sum();
    }
  }

  /**
   * A count of one day.
   *
   * @param day days since 1970-01-01 UTC
   * @param count how often, at least 1
   */
  public record DayCount(int day, long count) {}
}
