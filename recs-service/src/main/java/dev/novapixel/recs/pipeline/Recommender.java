package dev.novapixel.recs.pipeline;

import static java.util.stream.Collectors.toSet;

import dev.novapixel.recs.candidates.BoughtTogether;
import dev.novapixel.recs.candidates.Candidate;
import dev.novapixel.recs.candidates.CandidateSource;
import dev.novapixel.recs.candidates.Newest;
import dev.novapixel.recs.candidates.Pinned;
import dev.novapixel.recs.candidates.Popular;
import dev.novapixel.recs.candidates.RecentlyViewed;
import dev.novapixel.recs.candidates.SessionNeighbours;
import dev.novapixel.recs.candidates.ViewedTogether;
import dev.novapixel.recs.filters.HardFilters;
import dev.novapixel.recs.filters.ProductFilter;
import dev.novapixel.recs.pipeline.Explanation.Left;
import dev.novapixel.recs.ranking.Blend;
import dev.novapixel.recs.ranking.Ranked;
import dev.novapixel.recs.ranking.Ranker;
import dev.novapixel.recs.ranking.Ruled;
import dev.novapixel.recs.shaping.AsRuled;
import dev.novapixel.recs.shaping.CategoryCap;
import dev.novapixel.recs.shaping.Limit;
import dev.novapixel.recs.shaping.OneOfEachVariant;
import dev.novapixel.recs.shaping.Shaper;
import dev.novapixel.recs.situation.Facts;
import dev.novapixel.recs.situation.Situation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Candidates → filters → ranking → shaping, and the newest products where that leaves the list
 * short. A pure function of the situation; thread-safe.
 *
 * @param sources who brings candidates
 * @param filters what must not be shown
 * @param ranker who puts them in order
 * @param shapers what makes a list of it, in their order
 */
public record Recommender(
    List<CandidateSource> sources,
    List<ProductFilter> filters,
    Ranker ranker,
    List<Shaper> shapers) {

  /** Facts are read of the best only: three times the limit leaves room for the shapers. */
  private static final int SHAPED_PER_WANTED = 3;

  private static final double CATEGORY_SHARE = 0.5;

  public Recommender {
    sources = List.copyOf(sources);
    filters = List.copyOf(filters);
    shapers = List.copyOf(shapers);
  }

  /** The pipeline that every shop has. */
  public static Recommender standard() {
    return new Recommender(
        List.of(
            new Pinned(),
            SessionNeighbours.learnt(),
            SessionNeighbours.nearest(),
            new ViewedTogether(),
            new BoughtTogether(),
            new RecentlyViewed(),
            Popular.inCategory(),
            Popular.inShop()),
        HardFilters.ALL,
        new Ruled(new Blend()),
        List.of(
            new OneOfEachVariant(), new CategoryCap(CATEGORY_SHARE), new AsRuled(), new Limit()));
  }

  public Recommendation recommend(Situation situation) {
    Map<String, Integer> brought = new LinkedHashMap<>();
    List<Candidate> candidates = candidates(situation, brought);
    if (situation.policy().asksForFacts()) {
      readFacts(situation, candidates);
    }
    Sieve sieve = new Sieve(filters, situation);
    List<Candidate> allowed =
        candidates.stream().filter(candidate -> sieve.lets(candidate.productId())).toList();
    List<Ranked> ranked = ranker.rank(situation, allowed);
    int best = Math.min(ranked.size(), situation.limit() * SHAPED_PER_WANTED);
    Shaped shaped = shape(situation, ranked.subList(0, best));
    if (isShort(shaped, situation) && best < ranked.size()) {
      shaped = shape(situation, ranked);
    }
    if (isShort(shaped, situation)) {
      List<Ranked> filled = fillUp(situation, ranked, shaped.items().size(), sieve);
      brought.put(Newest.NAME, filled.size() - ranked.size());
      shaped = filled.size() == ranked.size() ? shaped : shape(situation, filled);
    }
    return new Recommendation(
        shaped.items(),
        shaped.facts(),
        ranker.name(),
        new Explanation(brought, sieve.counts(), ranker.name(), shaped.left()));
  }

  private List<Candidate> candidates(Situation situation, Map<String, Integer> brought) {
    List<Candidate> candidates = new ArrayList<>();
    for (CandidateSource source : sources) {
      List<Candidate> found = source.candidates(situation);
      brought.put(source.name(), found.size());
      candidates.addAll(found);
    }
    return candidates;
  }

  /** In one question; whoever asks for one of them later is answered from memory. */
  private static void readFacts(Situation situation, List<Candidate> candidates) {
    situation.assortment().facts(candidates.stream().map(Candidate::productId).collect(toSet()));
  }

  private static boolean isShort(Shaped shaped, Situation situation) {
    return shaped.items().size() < situation.limit();
  }

  /** The ranked list with the newest products behind it, at a score of 0. */
  private static List<Ranked> fillUp(
      Situation situation, List<Ranked> ranked, int have, Sieve sieve) {
    List<Ranked> filled = new ArrayList<>(ranked);
    Set<String> shown = ranked.stream().map(Ranked::productId).collect(toSet());
    int wanted = situation.limit() - have;
    Newest.find(situation, wanted, product -> shown.contains(product) || !sieve.lets(product))
        .stream()
        .map(found -> new Ranked(found.productId(), 0, found.source(), List.of(), Map.of()))
        .forEach(filled::add);
    return filled;
  }

  private record Shaped(List<Ranked> items, Map<String, Facts> facts, List<Left> left) {}

  private Shaped shape(Situation situation, List<Ranked> ranked) {
    Map<String, Facts> facts =
        situation.assortment().facts(ranked.stream().map(Ranked::productId).toList());
    List<Left> left = new ArrayList<>();
    List<Ranked> items = ranked;
    for (Shaper shaper : shapers) {
      items = shaper.shape(situation, items, facts);
      left.add(new Left(shaper.name(), items.size()));
    }
    return new Shaped(items, facts, left);
  }
}
