package dev.novapixel.recs.ranking;

import dev.novapixel.recs.candidates.BoughtTogether;
import dev.novapixel.recs.candidates.Popular;
import dev.novapixel.recs.candidates.RecentlyViewed;
import dev.novapixel.recs.candidates.SessionNeighbours;
import dev.novapixel.recs.candidates.ViewedTogether;
import dev.novapixel.recs.situation.Placement;
import java.util.Map;

/**
 * How much each source has to say.
 *
 * @param bySource weight by source name; a source that is not named has no say
 */
public record BlendWeights(Map<String, Double> bySource) {
  public BlendWeights {
    bySource = Map.copyOf(bySource);
  }

  double of(String source) {
    return bySource.getOrDefault(source, 0.0);
  }

  double sum() {
    return bySource.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /**
   * What a placement has unless a shop says else: views lead where people look around, orders where
   * they buy, and popularity fills up everywhere.
   */
  static BlendWeights defaults(Placement placement) {
    return switch (placement) {
      case PRODUCT_PAGE, COLLECTION, SEARCH -> weights(1.5, 1.0, 0.5, 0.0, 0.2, 0.1);
      case CART, CHECKOUT -> weights(0.4, 0.3, 1.0, 0.0, 0.1, 0.1);
      case HOMEPAGE -> weights(1.5, 1.0, 0.3, 0.6, 0.2, 0.2);
      case POST_PURCHASE -> weights(0.4, 0.3, 1.0, 0.0, 0.2, 0.1);
      case EMAIL -> weights(0.5, 1.0, 0.5, 0.8, 0.2, 0.1);
    };
  }

  private static BlendWeights weights(
      double session,
      double viewed,
      double bought,
      double recent,
      double category,
      double popular) {
    return new BlendWeights(
        Map.of(
            SessionNeighbours.NAME,
            session,
            ViewedTogether.NAME,
            viewed,
            BoughtTogether.NAME,
            bought,
            RecentlyViewed.NAME,
            recent,
            Popular.CATEGORY,
            category,
            Popular.SHOP,
            popular));
  }
}
