package dev.novapixel.recs.candidates;

import dev.novapixel.recs.measures.PairCounts;
import dev.novapixel.recs.situation.Relation;
import dev.novapixel.recs.situation.Situation;
import java.util.List;

/**
 * Products of the same orders as those in the cart, all lines together, and as the product at hand.
 * A pair that shares fewer orders than chance would have it says nothing; the others count by
 * shrunk cosine.
 */
public final class BoughtTogether implements CandidateSource {
  public static final String NAME = "bought-together";

  /** Orders are fewer than sessions, and each says more. */
  public static final double SHRINK = 3;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Candidate> candidates(Situation situation) {
    Neighbours neighbours = new Neighbours();
    List<String> anchors =
        Anchors.bought(situation.placement(), situation.product(), situation.viewer());
    for (String anchor : anchors) {
      Relation relation = situation.boughtTogether().getOrDefault(anchor, Relation.NONE);
      neighbours.add(anchor, 1, relation, BoughtTogether::strength);
    }
    return neighbours.best(NAME, CandidateSource.depth(situation.limit()));
  }

  private static double strength(PairCounts counts) {
    return counts.lift() < 1 ? 0 : counts.shrunkCosine(SHRINK);
  }
}
