package dev.novapixel.recs.candidates;

import dev.novapixel.recs.situation.Situation;
import java.util.List;

/** One way of finding products to show. Pure and thread-safe; names each product once. */
public interface CandidateSource {

  /** The word that answers and weights know it by. */
  String name();

  /** At most {@link #BOUND} candidates, best first. */
  List<Candidate> candidates(Situation situation);

  /** How many candidates one source brings at most: limit (100) twice over. */
  int BOUND = 200;
}
