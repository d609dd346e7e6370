package dev.novapixel.recs.ranking;

import static java.util.Map.entry;

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
   * they buy, and popularity fills up everywhere. Of {@code session-blend} to {@code session-knn}
   * to {@code viewed-together}, 6 to 1.5 to 1 foretold best; {@code docs/quality.md}.
   */
  static BlendWeights defaults(Placement placement) {
    return switch (placement) {
      case PRODUCT_PAGE, COLLECTION, SEARCH -> PAGE;
      case CART, CHECKOUT -> BASKET;
      case HOMEPAGE -> HOME;
      case POST_PURCHASE -> THANKS;
      case EMAIL -> MAIL;
    };
  }

  private static final BlendWeights PAGE =
      new BlendWeights(
          Map.ofEntries(
              entry(SessionNeighbours.LEARNT, 6.0),
              entry(SessionNeighbours.NEAREST, 1.5),
              entry(ViewedTogether.NAME, 1.0),
              entry(BoughtTogether.NAME, 0.5),
              entry(Popular.CATEGORY, 0.2),
              entry(Popular.SHOP, 0.1)));

  private static final BlendWeights BASKET =
      new BlendWeights(
          Map.ofEntries(
              entry(SessionNeighbours.LEARNT, 0.4),
              entry(SessionNeighbours.NEAREST, 0.4),
              entry(ViewedTogether.NAME, 0.3),
              entry(BoughtTogether.NAME, 1.0),
              entry(Popular.CATEGORY, 0.1),
              entry(Popular.SHOP, 0.1)));

  private static final BlendWeights HOME =
      new BlendWeights(
          Map.ofEntries(
              entry(SessionNeighbours.LEARNT, 3.0),
              entry(SessionNeighbours.NEAREST, 1.5),
              entry(ViewedTogether.NAME, 1.0),
              entry(BoughtTogether.NAME, 0.3),
              entry(RecentlyViewed.NAME, 0.6),
              entry(Popular.CATEGORY, 0.2),
              entry(Popular.SHOP, 0.2)));

  private static final BlendWeights THANKS =
      new BlendWeights(
          Map.ofEntries(
              entry(SessionNeighbours.LEARNT, 0.4),
              entry(SessionNeighbours.NEAREST, 0.4),
              entry(ViewedTogether.NAME, 0.3),
              entry(BoughtTogether.NAME, 1.0),
              entry(Popular.CATEGORY, 0.2),
              entry(Popular.SHOP, 0.1)));

  private static final BlendWeights MAIL =
      new BlendWeights(
          Map.ofEntries(
              entry(SessionNeighbours.LEARNT, 1.0),
              entry(SessionNeighbours.NEAREST, 0.5),
              entry(ViewedTogether.NAME, 1.0),
              entry(BoughtTogether.NAME, 0.5),
              entry(RecentlyViewed.NAME, 0.8),
              entry(Popular.CATEGORY, 0.2),
              entry(Popular.SHOP, 0.1)));
}
