package dev.novapixel.recs.ranking;

import dev.novapixel.recs.candidates.Candidate;
import dev.novapixel.recs.situation.Situation;
import java.util.List;

/** Puts candidates in order, each product once. Pure and thread-safe. */
public interface Ranker {

  /** The word that answers know it by: their strategy. */
  String name();

  /** Every product among the candidates, best first; ties by id, so that equal input is equal. */
  List<Ranked> rank(Situation situation, List<Candidate> candidates);
}
