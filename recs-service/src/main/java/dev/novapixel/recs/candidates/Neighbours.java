package dev.novapixel.recs.candidates;

import dev.novapixel.recs.measures.PairCounts;
import dev.novapixel.recs.situation.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Sums up what several products at hand suggest: a neighbour's score is the sum over them of its
 * strength times the weight of the product that suggests it. Anchors themselves are not suggested.
 */
final class Neighbours {
  private final Map<String, Double> scores = new HashMap<>();
  private final Map<String, List<Vote>> votes = new HashMap<>();

  private record Vote(String anchor, double score) {}

  /** Adds what {@code anchor} suggests; a strength of 0 or less suggests nothing. */
  void add(String anchor, double weight, Relation relation, ToDoubleFunction<PairCounts> strength) {
    for (Relation.Neighbour neighbour : relation.neighbours()) {
      double score = weight * strength.applyAsDouble(relation.counts(neighbour));
      if (score > 0 && !neighbour.productId().equals(anchor)) {
        scores.merge(neighbour.productId(), score, Double::sum);
        votes
            .computeIfAbsent(neighbour.productId(), _ -> new ArrayList<>())
            .add(new Vote(anchor, score));
      }
    }
  }

  /** The best, ties by id. */
  List<Candidate> best(String source) {
    return scores.entrySet().stream()
        .map(entry -> new Candidate(entry.getKey(), source, entry.getValue(), List.of()))
        .sorted(
            Comparator.comparingDouble(Candidate::score)
                .reversed()
                .thenComparing(Candidate::productId))
        .limit(CandidateSource.BOUND)
        .map(candidate -> withReasons(candidate))
        .toList();
  }

  private Candidate withReasons(Candidate candidate) {
    List<String> because =
        votes.getOrDefault(candidate.productId(), List.of()).stream()
            .sorted(Comparator.comparingDouble(Vote::score).reversed().thenComparing(Vote::anchor))
            .limit(REASONS)
            .map(Vote::anchor)
            .toList();
    return new Candidate(candidate.productId(), candidate.source(), candidate.score(), because);
  }

  /** How many reasons an answer gives for one product. */
  private static final int REASONS = 3;
}
