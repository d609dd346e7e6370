package dev.novapixel.schemas.feature;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one window {@code (t − w, t]} of event time. Amounts are by currency, in minor
 * units.
 *
 * @param productViews product views
 * @param uniqueProducts distinct products viewed
 * @param returnViews products viewed at least twice, with their counts
 * @param categoryViews views that carry a category
 * @param uniqueCategories distinct categories viewed
 * @param topCategory category viewed most; ties to the one seen last, then by name
 * @param cartAdds lines added to the cart
 * @param cartRemoves lines removed
 * @param cartUpdates lines changed otherwise
 * @param cartValue value of adds minus removes, never clamped
 * @param viewedPrices prices of the views that carry one
 * @param searches searches
 * @param recommendationsShown recommendations that came into view
 * @param recommendationsClicked recommendations clicked
 * @param orders orders placed
 * @param orderValue their value, net of refunds
 */
public record Rolling(
    int productViews,
    int uniqueProducts,
    Map<String, Integer> returnViews,
    int categoryViews,
    int uniqueCategories,
    @Nullable String topCategory,
    int cartAdds,
    int cartRemoves,
    int cartUpdates,
    Map<String, Long> cartValue,
    Map<String, Prices> viewedPrices,
    int searches,
    int recommendationsShown,
    int recommendationsClicked,
    int orders,
    Map<String, Long> orderValue) {

  /** A window in which nothing happened. */
  public static final Rolling EMPTY =
      new Rolling(0, 0, Map.of(), 0, 0, null, 0, 0, 0, Map.of(), Map.of(), 0, 0, 0, 0, Map.of());

  public Rolling {
    returnViews = Map.copyOf(returnViews);
    cartValue = Map.copyOf(cartValue);
    viewedPrices = Map.copyOf(viewedPrices);
    orderValue = Map.copyOf(orderValue);
  }

  /**
   * Prices seen in one currency, in minor units.
   *
   * @param count how many, at least 1
   * @param sum their sum
   * @param min the least
   * @param max the greatest
   */
  public record Prices(long count, long sum, long min, long max) {}
}
