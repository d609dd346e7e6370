package dev.novapixel.schemas.feature;

import static dev.novapixel.schemas.feature.FeatureType.COUNT;
import static dev.novapixel.schemas.feature.FeatureType.COUNTS;
import static dev.novapixel.schemas.feature.FeatureType.MONEY;
import static dev.novapixel.schemas.feature.FeatureType.PRICE;
import static dev.novapixel.schemas.feature.FeatureType.TEXT;

import dev.novapixel.schemas.feature.Rolling.Prices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The features of one rolling window. */
final class RollingCatalogue {
  private final FeatureFamily family;
  private final Window window;
  private final List<Feature> features = new ArrayList<>();

  private RollingCatalogue(FeatureFamily family, Window window) {
    this.family = family;
    this.window = window;
  }

  static List<Feature> of(FeatureFamily family, Window window) {
    return new RollingCatalogue(family, window).views().prices().carts().rest().features;
  }

  /** The day's window has orders too. */
  static List<Feature> ofDay(FeatureFamily family, Window window) {
    return new RollingCatalogue(family, window).views().prices().carts().rest().orders().features;
  }

  private RollingCatalogue views() {
    count("product_view_count", "views", "product views", Rolling::productViews);
    count("unique_products_viewed", "products", "distinct products", Rolling::uniqueProducts);
    count(
        "return_view_products",
        "products",
        "products viewed at least twice",
        rolling -> rolling.returnViews().size());
    add("return_views", COUNTS, "views by product", "the same with counts", Rolling::returnViews);
    count("category_view_count", "views", "views that carry a category", Rolling::categoryViews);
    count("unique_categories", "categories", "distinct categories", Rolling::uniqueCategories);
    return add(
        "top_category",
        TEXT,
        "category",
        "viewed most; ties to the one seen last, then by name",
        Rolling::topCategory);
  }

  private RollingCatalogue prices() {
    price("avg_viewed_price", "mean price of views", RollingCatalogue::mean);
    price("min_viewed_price", "least price of views", Prices::min);
    price("max_viewed_price", "greatest price of views", Prices::max);
    return price(
        "price_range_viewed", "greatest less least", prices -> prices.max() - prices.min());
  }

  private RollingCatalogue carts() {
    count("cart_add_count", "changes", "lines added to the cart", Rolling::cartAdds);
    count("cart_remove_count", "changes", "lines removed from it", Rolling::cartRemoves);
    count("cart_update_count", "changes", "lines changed otherwise", Rolling::cartUpdates);
    return add(
        "cart_value",
        MONEY,
        "currency",
        "value of adds minus removes, never clamped",
        Rolling::cartValue);
  }

  private RollingCatalogue rest() {
    count("search_count", "searches", "searches submitted", Rolling::searches);
    count(
        "rec_shown_count",
        "recommendations",
        "recommendations that came into view",
        Rolling::recommendationsShown);
    return count(
        "rec_clicked_count",
        "recommendations",
        "recommendations clicked",
        Rolling::recommendationsClicked);
  }

  private RollingCatalogue orders() {
    count("orders_count", "orders", "orders placed", Rolling::orders);
    add("order_value", MONEY, "currency", "their value, net of refunds", Rolling::orderValue);
    return add(
        "avg_order_value",
        PRICE,
        "currency",
        "value by order",
        rolling -> rolling.orders() <= 0 ? null : perOrder(rolling));
  }

  private static Map<String, Long> perOrder(Rolling rolling) {
    return rolling.orderValue().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, value -> divide(value.getValue(), rolling.orders())));
  }

  private static long mean(Prices prices) {
    return divide(prices.sum(), prices.count());
  }

  /** In minor units, half up: what a person would round to. */
  private static long divide(long sum, long count) {
    return BigDecimal.valueOf(sum)
        .divide(BigDecimal.valueOf(count), RoundingMode.HALF_UP)
        .longValueExact();
  }

  private RollingCatalogue price(String name, String meaning, ToLongFunction<Prices> of) {
    return add(
        name,
        PRICE,
        "currency",
        meaning,
        rolling ->
            rolling.viewedPrices().entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey, prices -> of.applyAsLong(prices.getValue()))));
  }

  private RollingCatalogue count(
      String name, String unit, String meaning, ToLongFunction<Rolling> of) {
    return add(name, COUNT, unit, meaning, rolling -> of.applyAsLong(rolling));
  }

  private RollingCatalogue add(
      String name,
      FeatureType type,
      String unit,
      String meaning,
      Function<Rolling, @Nullable Object> of) {
    features.add(
        new Feature(
            name + "_" + window.suffix(),
            family,
            type,
            unit,
            meaning,
            shopper -> of.apply(shopper.rolling(window))));
    return this;
  }
}
