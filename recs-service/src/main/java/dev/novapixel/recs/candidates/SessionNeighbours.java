package dev.novapixel.recs.candidates;

import dev.novapixel.recs.situation.Scored;
import dev.novapixel.recs.situation.Situation;
import dev.novapixel.recs.situation.Viewer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the past sessions most like the open one looked at (VMIS-kNN; Kersbergen, Sprangers,
 * Schelter, SIGMOD 2022), as the session index told when the situation was gathered.
 */
public final class SessionNeighbours implements CandidateSource {
  public static final String NAME = "session-knn";

  /** How many products of an open session count, the last ones. */
  private static final int LAST = 9;

  @Override
  public String name() {
    return NAME;
  }

  /** The open session, oldest first: what the viewer viewed last, then the product at hand. */
  public static List<String> open(@Nullable String product, @Nullable Viewer viewer) {
    List<String> open = new ArrayList<>();
    if (viewer != null) {
      open.addAll(viewer.viewed().subList(0, Math.min(LAST, viewer.viewed().size())).reversed());
    }
    if (product != null) {
      open.remove(product);
      open.add(product);
    }
    return open;
  }

  @Override
  public List<Candidate> candidates(Situation situation) {
    List<String> open = open(situation.product(), situation.viewer());
    List<String> because = open.isEmpty() ? List.of() : List.of(open.getLast());
    List<Candidate> candidates = new ArrayList<>();
    for (Scored next : situation.next()) {
      if (candidates.size() < BOUND && next.score() > 0) {
        candidates.add(new Candidate(next.productId(), NAME, next.score(), because));
      }
    }
    return candidates;
  }
}
