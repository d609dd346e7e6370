package dev.novapixel.recs.candidates;

import dev.novapixel.recs.situation.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the merchant wants to stand first here, in the merchant's order; an id that neither the
 * catalogue nor events have shown is none of the shop's products.
 */
public final class Pinned implements CandidateSource {
  public static final String NAME = "pinned";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Candidate> candidates(Situation situation) {
    List<String> pinned = situation.policy().pinned();
    if (pinned.isEmpty()) {
      return List.of();
    }
    Set<String> known = situation.assortment().facts(pinned).keySet();
    List<Candidate> candidates = new ArrayList<>();
    for (String product : pinned.stream().filter(known::contains).limit(BOUND).toList()) {
      candidates.add(new Candidate(product, NAME, 1.0 / (candidates.size() + 1), List.of()));
    }
    return candidates;
  }
}
