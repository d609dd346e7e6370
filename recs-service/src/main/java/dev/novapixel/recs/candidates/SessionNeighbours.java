package dev.novapixel.recs.candidates;

import dev.novapixel.recs.situation.Foretold;
import dev.novapixel.recs.situation.Scored;
import dev.novapixel.recs.situation.Situation;
import dev.novapixel.recs.situation.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What past sessions say of the open one, as it was told when the situation was gathered: what the
 * sessions most like it looked at (VMIS-kNN; Kersbergen, Sprangers, Schelter, SIGMOD 2022), and
 * what a model expects that was learnt from how this shop's sessions went on (boosted trees on the
 * likelihood of the choices; {@code nextitem.BlendTrainer}).
 */
public final class SessionNeighbours implements CandidateSource {
  public static final String NEAREST = "session-knn";
  public static final String LEARNT = "session-blend";

  /** How many products of an open session count, the last ones. */
  private static final int LAST = 9;

  private final String name;
  private final Function<Foretold, List<Scored>> list;

  private SessionNeighbours(String name, Function<Foretold, List<Scored>> list) {
    this.name = name;
    this.list = list;
  }

  public static SessionNeighbours nearest() {
    return new SessionNeighbours(NEAREST, Foretold::nearest);
  }

  public static SessionNeighbours learnt() {
    return new SessionNeighbours(LEARNT, Foretold::learnt);
  }

  @Override
  public String name() {
    return name;
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
    int depth = CandidateSource.depth(situation.limit());
    for (Scored next : list.apply(situation.next())) {
      if (candidates.size() < depth && next.score() > 0) {
        candidates.add(new Candidate(next.productId(), name, next.score(), because));
      }
    }
    return candidates;
  }
}
