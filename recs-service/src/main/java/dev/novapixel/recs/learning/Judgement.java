package dev.novapixel.recs.learning;

import dev.novapixel.recs.nextitem.ItemScores;
import dev.novapixel.recs.nextitem.SessionBlend;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * How a blend and nearest sessions foretold the same moments, without the items that a session held
 * already, as lists are served: hits among the first 20, and mean reciprocal rank there.
 *
 * @param moments how many were foretold
 * @param nearestHits how often nearest sessions had what came next among the first 20
 * @param nearestRank their mean reciprocal rank
 * @param blendHits the blend's hits
 * @param blendRank its mean reciprocal rank
 * @param certainty by how many standard errors the blend's ranks are better; moments of a session
 *     are not independent, sessions are
 */
record Judgement(
    int moments,
    double nearestHits,
    double nearestRank,
    double blendHits,
    double blendRank,
    double certainty) {
  private static final int FIRST = 20;

  /** One-sided 95 %. */
  private static final double CERTAIN = 1.645;

  /** Whether the blend's order is better for sure, and it hits no less. */
  boolean isBetter() {
    return certainty > CERTAIN && blendHits >= nearestHits;
  }

  /** Foretells every moment of the sessions. */
  static Judgement of(SessionBlend blend, List<int[]> sessions, IntConsumer progress) {
    Judging judging = new Judging(blend);
    for (int[] session : sessions) {
      judging.judge(session);
      progress.accept(0);
    }
    return judging.judgement();
  }

  private static final class Judging {
    private final SessionBlend blend;
    private final ItemScores scores = new ItemScores();
    private int moments;
    private int nearestHits;
    private double nearestRanks;
    private int blendHits;
    private double blendRanks;
    private double squares;

    Judging(SessionBlend blend) {
      this.blend = blend;
    }

    void judge(int[] session) {
      double better = 0;
      for (int next = 1; next < session.length; next++) {
        int[] open = Arrays.copyOf(session, next);
        blend.foretell(open, scores);
        double nearest = reciprocalRank(blend.nearest(), open, session[next]);
        double learnt = reciprocalRank(scores, open, session[next]);
        moments++;
        nearestHits += nearest > 0 ? 1 : 0;
        nearestRanks += nearest;
        blendHits += learnt > 0 ? 1 : 0;
        blendRanks += learnt;
        better += learnt - nearest;
      }
      squares += better * better;
    }

    /** 0 if the item is not among the first. */
    private static double reciprocalRank(ItemScores scores, int[] open, int item) {
      int rank = 0;
      for (int found : scores.top(FIRST + open.length)) {
        rank += Arrays.stream(open).anyMatch(own -> own == found) ? 0 : 1;
        if (rank > FIRST) {
          return 0;
        }
        if (found == item) {
          return 1.0 / rank;
        }
      }
      return 0;
    }

    Judgement judgement() {
      double all = Math.max(1, moments);
      double certainty = squares == 0 ? 0 : (blendRanks - nearestRanks) / Math.sqrt(squares);
      return new Judgement(
          moments,
          nearestHits / all,
          nearestRanks / all,
          blendHits / all,
          blendRanks / all,
          certainty);
    }
  }
}
