package dev.novapixel.recs.candidates;

import dev.novapixel.recs.situation.Situation;
import java.util.ArrayList;
import java.util.List;

/** What the viewer looked at last, newest first. */
public final class RecentlyViewed implements CandidateSource {
  public static final String NAME = "recently-viewed";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Candidate> candidates(Situation situation) {
    List<Candidate> candidates = new ArrayList<>();
    for (String product :
        situation.viewed().stream()
            .distinct()
            .limit(CandidateSource.depth(situation.limit()))
            .toList()) {
      candidates.add(new Candidate(product, NAME, 1.0 / (candidates.size() + 1), List.of()));
    }
    return candidates;
  }
}
