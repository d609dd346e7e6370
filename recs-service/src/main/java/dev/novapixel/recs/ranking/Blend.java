package dev.novapixel.recs.ranking;

import dev.novapixel.recs.candidates.Candidate;
import dev.novapixel.recs.situation.Placement;
import dev.novapixel.recs.situation.Situation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The weighted sum of what the sources say. Each source's scores are divided by its best, so that
 * sources of different scales can be added; the sum is divided by all weights, so that a score is 1
 * only where every source agrees.
 */
public final class Blend implements Ranker {
  private static final Comparator<Ranked> ORDER =
      Comparator.comparingDouble(Ranked::score).reversed().thenComparing(Ranked::productId);

  private final Function<Placement, BlendWeights> weights;

  public Blend() {
    this(BlendWeights::defaults);
  }

  public Blend(Function<Placement, BlendWeights> weights) {
    this.weights = weights;
  }

  @Override
  public String name() {
    return "blend";
  }

  @Override
  public List<Ranked> rank(Situation situation, List<Candidate> candidates) {
    Map<String, Double> own = situation.policy().weights();
    BlendWeights blend =
        own.isEmpty() ? weights.apply(situation.placement()) : new BlendWeights(own);
    double all = blend.sum();
    Map<String, Double> best = new HashMap<>();
    candidates.forEach(candidate -> best.merge(candidate.source(), candidate.score(), Math::max));
    Map<String, Sum> sums = new HashMap<>();
    for (Candidate candidate : candidates) {
      double weight = blend.of(candidate.source());
      if (weight > 0) {
        double calibrated = candidate.score() / best.getOrDefault(candidate.source(), 1.0);
        sums.computeIfAbsent(candidate.productId(), Sum::new)
            .add(candidate, calibrated * weight / all);
      }
    }
    return sums.values().stream().map(Sum::ranked).sorted(ORDER).toList();
  }

  /** What the sources gave to one product; the strongest gives the reason. */
  private static final class Sum {
    private final String productId;
    private final Map<String, Double> parts = new HashMap<>();
    private double score;
    private double strongest;
    private String source = "";
    private List<String> because = List.of();

    Sum(String productId) {
      this.productId = productId;
    }

    void add(Candidate candidate, double part) {
      parts.merge(candidate.source(), part, Double::sum);
      score += part;
      if (part > strongest) {
        strongest = part;
        source = candidate.source();
        because = candidate.because();
      }
    }

    Ranked ranked() {
      return new Ranked(productId, score, source, because, parts);
    }
  }
}
