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
  private static final Comparator<Map.Entry<String, Double>> BEST_FIRST =
      Map.Entry.<String, Double>comparingByValue()
          .reversed()
          .thenComparing(Map.Entry.comparingByKey());

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

  /** The best, at most {@code limit} of them; ties by id. */
  List<Candidate> best(String source, int limit) {
    return scores.entrySet().stream()
        .sorted(BEST_FIRST)
        .limit(limit)
        .map(entry ->
            new Candidate(entry.getKey(), source, entry.getValue(), reasons(entry.getKey())))
        .toList();
  }

  private List<String> reasons(String product) {
    return votes.getOrDefault(product, List.of()).stream()
        .sorted(Comparator.comparingDouble(Vote::score).reversed().thenComparing(Vote::anchor))
        .limit(REASONS)
        .map(Vote::anchor)
        .toList();
  }

  /** How many reasons an answer gives for one product. */
  private static final int REASONS = 3;
}
