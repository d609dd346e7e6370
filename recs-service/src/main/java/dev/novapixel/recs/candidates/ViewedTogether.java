package dev.novapixel.recs.candidates;

import dev.novapixel.recs.situation.Relation;
import dev.novapixel.recs.situation.Situation;
import java.util.List;

/**
 * Products viewed in the same sessions as the product at hand and as those viewed last, by shrunk
 * cosine of the session counts (item-based collaborative filtering; Sarwar et al., WWW 2001). The
 * newest view counts most: position decay as in session-based kNN (Ludewig and Jannach, 2018).
 */
public final class ViewedTogether implements CandidateSource {
  public static final String NAME = "viewed-together";

  /** Common sessions below which a pair is held to be chance, softly. */
  public static final double SHRINK = 10;

  private static final double DECAY = 0.7;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Candidate> candidates(Situation situation) {
    Neighbours neighbours = new Neighbours();
    double weight = 1;
    for (String anchor : Anchors.viewed(situation.product(), situation.viewer())) {
      Relation relation = situation.viewedTogether().getOrDefault(anchor, Relation.NONE);
      neighbours.add(anchor, weight, relation, counts -> counts.shrunkCosine(SHRINK));
      weight *= DECAY;
    }
    return neighbours.best(NAME, CandidateSource.depth(situation.limit()));
  }
}
