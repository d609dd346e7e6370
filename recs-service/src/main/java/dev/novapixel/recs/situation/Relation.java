package dev.novapixel.recs.situation;

import dev.novapixel.recs.measures.PairCounts;
import java.util.List;

/**
 * What one product is seen with, or bought with.
 *
 * @param total n_p: sessions or orders that hold the product
 * @param all N: all sessions or orders of the shop
 * @param neighbours the products that share most of them, best first
 */
public record Relation(long total, long all, List<Neighbour> neighbours) {
  public static final Relation NONE = new Relation(0, 0, List.of());

  public Relation {
    neighbours = List.copyOf(neighbours);
  }

  /**
   * Another product.
   *
   * @param productId its id
   * @param together n_pq: sessions or orders that hold both
   * @param total n_q: those that hold the other
   */
  public record Neighbour(String productId, long together, long total) {}

  /** The counts of the product and one of its neighbours. */
  public PairCounts counts(Neighbour neighbour) {
    return new PairCounts(neighbour.together(), total, neighbour.total(), all);
  }
}
