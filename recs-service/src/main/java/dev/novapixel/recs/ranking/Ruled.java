package dev.novapixel.recs.ranking;

import dev.novapixel.recs.candidates.Candidate;
import dev.novapixel.recs.candidates.Pinned;
import dev.novapixel.recs.situation.Policy;
import dev.novapixel.recs.situation.Situation;
import dev.novapixel.schemas.shop.Recommending.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Another ranker's order under the merchant's rules: what is pinned first, what is boosted by its
 * multiplied score, what is buried behind all others.
 */
public final class Ruled implements Ranker {
  private static final Comparator<Ranked> ORDER =
      Comparator.comparingDouble(Ranked::score).reversed().thenComparing(Ranked::productId);

  private final Ranker ranker;

  public Ruled(Ranker ranker) {
    this.ranker = ranker;
  }

  /** The other's: rules change an order, they do not make one. */
  @Override
  public String name() {
    return ranker.name();
  }

  @Override
  public List<Ranked> rank(Situation situation, List<Candidate> candidates) {
    List<Ranked> ranked = ranker.rank(situation, candidates);
    Policy policy = situation.policy();
    if (policy.rules().isEmpty()) {
      return ranked;
    }
    List<Ranked> ruled = pinned(candidates);
    Set<String> pinned = new HashSet<>();
    ruled.forEach(product -> pinned.add(product.productId()));
    Predicate<String> buried = policy.names(Action.BURY, situation.assortment());
    List<Ranked> behind = new ArrayList<>();
    for (Ranked product : boosted(situation, ranked)) {
      if (!pinned.contains(product.productId())) {
        (buried.test(product.productId()) ? behind : ruled).add(product);
      }
    }
    ruled.addAll(behind);
    return ruled;
  }

  private static List<Ranked> pinned(List<Candidate> candidates) {
    List<Ranked> pinned = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (candidate.source().equals(Pinned.NAME)) {
        pinned.add(new Ranked(candidate.productId(), 1, Pinned.NAME, List.of(), Map.of()));
      }
    }
    return pinned;
  }

  /** In the order of what the boosts make of the scores, none of which is above 1. */
  private static List<Ranked> boosted(Situation situation, List<Ranked> ranked) {
    if (situation.policy().rules(Action.BOOST).isEmpty()) {
      return ranked;
    }
    List<Ranked> boosted = new ArrayList<>();
    for (Ranked product : ranked) {
      double factor = situation.policy().boost(product.productId(), situation.assortment());
      boosted.add(product.withScore(product.score() * factor));
    }
    boosted.sort(ORDER);
    double highest = boosted.isEmpty() ? 1 : Math.max(1, boosted.getFirst().score());
    boosted.replaceAll(product -> product.withScore(product.score() / highest));
    return boosted;
  }
}
