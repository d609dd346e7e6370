package dev.novapixel.stitcher.normalise;

import dev.novapixel.schemas.event.Action;
import java.util.ArrayList;
import java.util.List;

/** Reads what widgets report of recommendations: in every dialect the same few members. */
final class Recommendations {
  static final String VIEWED = "recommendation_viewed";
  static final String CLICKED = "recommendation_clicked";

  /** Most product ids kept of one impression. */
  private static final int SHOWN_LIMIT = 100;

  private Recommendations() {}

  static Action shown(Json said) throws UnusableEventException {
    List<String> products = new ArrayList<>();
    List<Json> all = said.either("productIds", "product_ids").present().elements();
    for (Json product : all.subList(0, Math.min(all.size(), SHOWN_LIMIT))) {
      products.add(product.requiredId());
    }
    if (all.size() > SHOWN_LIMIT) {
      all.get(SHOWN_LIMIT).drop();
    }
    return new Action.RecommendationShown(id(said), placement(said), products);
  }

  static Action clicked(Json said) throws UnusableEventException {
    return new Action.RecommendationClicked(
        id(said), placement(said), said.either("productId", "product_id").requiredId());
  }

  private static String id(Json said) throws UnusableEventException {
    return said.either("recommendationId", "recommendation_id").requiredId();
  }

  private static String placement(Json said) throws UnusableEventException {
    return said.required("placement").requiredText();
  }
}
