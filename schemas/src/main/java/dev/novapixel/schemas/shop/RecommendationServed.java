package dev.novapixel.schemas.shop;

import dev.novapixel.schemas.event.Identifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was recommended to whom, and why: the ground of click rates and of training.
 *
 * @param shop the shop
 * @param recommendationId the answer's id, which the widget reports back
 * @param shopper for whom, if known
 * @param placement where, such as {@code product_page}
 * @param strategy how the list came about
 * @param degraded whether a source was away
 * @param epoch the epoch that the features were read from
 * @param servedAt when
 * @param items the list as it was answered
 * @param features the shopper's features as they were served, by catalogue name
 */
public record RecommendationServed(
    String shop,
    String recommendationId,
    @Nullable Identifier shopper,
    String placement,
    String strategy,
    boolean degraded,
    String epoch,
    Instant servedAt,
    List<Served> items,
    Map<String, String> features) {

  public RecommendationServed {
    items = List.copyOf(items);
    features = Map.copyOf(features);
  }

  /** One product of the list: its score and the source that brought it. */
  public record Served(String productId, int position, double score, String source) {}
}
