package dev.novapixel.recs.candidates;

import dev.novapixel.recs.situation.Scored;
import dev.novapixel.recs.situation.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The most popular products, of the whole shop or of the category at hand. Popularity is a
 * logarithm without a zero, so only its order is used: the n-th scores 1 ÷ √n.
 */
public final class Popular implements CandidateSource {
  public static final String SHOP = "popular";
  public static final String CATEGORY = "category-popular";

  private final String name;
  private final Function<Situation, List<Scored>> list;

  private Popular(String name, Function<Situation, List<Scored>> list) {
    this.name = name;
    this.list = list;
  }

  public static Popular inShop() {
    return new Popular(SHOP, Situation::popular);
  }

  public static Popular inCategory() {
    return new Popular(CATEGORY, Situation::popularInCategory);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Candidate> candidates(Situation situation) {
    List<String> products =
        list.apply(situation).stream()
            .map(Scored::productId)
            .distinct()
            .limit(CandidateSource.depth(situation.limit()))
            .toList();
    List<Candidate> candidates = new ArrayList<>();
    for (String product : products) {
      double score = 1 / Math.sqrt(candidates.size() + 1);
      candidates.add(new Candidate(product, name, score, List.of()));
    }
    return candidates;
  }
}
