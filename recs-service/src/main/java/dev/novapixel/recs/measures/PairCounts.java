package dev.novapixel.recs.measures;

/**
 * How often two products were seen or bought apart and together: all that every measure needs.
 * Measures are computed when read, so they are never stale.
 *
 * @param together n_pq: sessions or orders that hold both
 * @param left n_p: those that hold the product asked about
 * @param right n_q: those that hold the other
 * @param all N: all sessions or orders of the shop
 */
public record PairCounts(long together, long left, long right, long all) {

  /**
   * The four counts come from records that are published one by one, so that for a moment they may
   * contradict each other; they are widened until they describe something possible.
   */
  public PairCounts {
    together = Math.max(together, 0);
    left = Math.max(left, together);
    right = Math.max(right, together);
    all = Math.max(all, left + right - together);
  }

  /** P(p and q): the share of all that hold both. */
  public double support() {
    return ratio(together, all);
  }

  /** P(q | p): of those that hold p, the share that hold q. */
  public double confidence() {
    return ratio(together, left);
  }

  /** P(q | p) ÷ P(q): 1 where p says nothing about q. */
  public double lift() {
    return right == 0 ? 0 : confidence() / ratio(right, all);
  }

  /**
   * The log-likelihood ratio G² of the 2×2 table (Dunning 1993): how surprising the pair is if the
   * two were independent. Unlike lift it does not explode for rare pairs.
   */
  public double logLikelihoodRatio() {
    long onlyLeft = left - together;
    long onlyRight = right - together;
    long neither = all - left - right + together;
    double g2 =
        2
            * (xLogX(together)
                + xLogX(onlyLeft)
                + xLogX(onlyRight)
                + xLogX(neither)
                - xLogX(left)
                - xLogX(right)
                - xLogX(all - left)
                - xLogX(all - right)
                + xLogX(all));
    return Math.max(g2, 0);
  }

  /**
   * n_pq ÷ (√(n_p · n_q) + shrink): cosine, drawn towards 0 where little is known.
   *
   * @param shrink how many common sessions or orders halve the draw; 0 is plain cosine
   */
  public double shrunkCosine(double shrink) {
    double size = Math.sqrt((double) left * right) + shrink;
    return size == 0 ? 0 : together / size;
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static double xLogX(long count) {
    return count == 0 ? 0 : count * Math.log((double) count);
  }
}
