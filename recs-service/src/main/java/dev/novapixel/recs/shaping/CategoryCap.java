package dev.novapixel.recs.shaping;

import dev.novapixel.recs.ranking.Ranked;
import dev.novapixel.recs.situation.Facts;
import dev.novapixel.recs.situation.Situation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets no category take more than its share of the list as long as others have something to show:
 * what is above the share moves behind, it is not dropped. On a product's own page, where more of
 * the same is what people look for, the product's category is free.
 */
public final class CategoryCap implements Shaper {
  private final double share;

  /**
   * A cap.
   *
   * @param share of the limit that one category may take, above 0 and at most 1
   */
  public CategoryCap(double share) {
    this.share = share;
  }

  @Override
  public String name() {
    return "category-cap";
  }

  @Override
  public List<Ranked> shape(Situation situation, List<Ranked> ranked, Map<String, Facts> facts) {
    int cap = (int) Math.max(1, Math.ceil(share * situation.limit()));
    Map<String, Integer> taken = new HashMap<>();
    List<Ranked> kept = new ArrayList<>(ranked.size());
    List<Ranked> behind = new ArrayList<>();
    for (Ranked product : ranked) {
      String category = facts.getOrDefault(product.productId(), Facts.UNKNOWN).category();
      boolean free = category == null || isAtHand(situation, category);
      if (free || taken.merge(category, 1, Integer::sum) <= cap) {
        kept.add(product);
      } else {
        behind.add(product);
      }
    }
    kept.addAll(behind);
    return kept;
  }

  private static boolean isAtHand(Situation situation, String category) {
    return situation.product() != null && category.equals(situation.category());
  }
}
