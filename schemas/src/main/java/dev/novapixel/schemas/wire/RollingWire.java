package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.feature.Rolling;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** {@link Rolling} in Avro, as a part of a shopper's features. */
final class RollingWire {
  private RollingWire() {}

  static dev.novapixel.schemas.avro.Rolling toWire(Rolling rolling) {
    dev.novapixel.schemas.avro.Rolling wire = new dev.novapixel.schemas.avro.Rolling();
    wire.setProductViews(rolling.productViews());
    wire.setUniqueProducts(rolling.uniqueProducts());
    wire.setReturnViews(Parts.sorted(rolling.returnViews()));
    wire.setCategoryViews(rolling.categoryViews());
    wire.setUniqueCategories(rolling.uniqueCategories());
    wire.setTopCategory(rolling.topCategory());
    wire.setCartAdds(rolling.cartAdds());
    wire.setCartRemoves(rolling.cartRemoves());
    wire.setCartUpdates(rolling.cartUpdates());
    wire.setCartValue(Parts.sorted(rolling.cartValue()));
    wire.setViewedPrices(prices(rolling.viewedPrices()));
    wire.setSearches(rolling.searches());
    wire.setRecommendationsShown(rolling.recommendationsShown());
    wire.setRecommendationsClicked(rolling.recommendationsClicked());
    wire.setOrders(rolling.orders());
    wire.setOrderValue(Parts.sorted(rolling.orderValue()));
    return wire;
  }

  static Rolling fromWire(dev.novapixel.schemas.avro.Rolling wire) {
    return new Rolling(
        wire.getProductViews(),
        wire.getUniqueProducts(),
        wire.getReturnViews(),
        wire.getCategoryViews(),
        wire.getUniqueCategories(),
        wire.getTopCategory(),
        wire.getCartAdds(),
        wire.getCartRemoves(),
        wire.getCartUpdates(),
        wire.getCartValue(),
        pricesFrom(wire.getViewedPrices()),
        wire.getSearches(),
        wire.getRecommendationsShown(),
        wire.getRecommendationsClicked(),
        wire.getOrders(),
        wire.getOrderValue());
  }

  private static Map<String, dev.novapixel.schemas.avro.Prices> prices(
      Map<String, Rolling.Prices> byCurrency) {
    Map<String, dev.novapixel.schemas.avro.Prices> wire = new TreeMap<>();
    byCurrency.forEach((currency, prices) ->
        wire.put(
            currency,
            new dev.novapixel.schemas.avro.Prices(
                prices.count(), prices.sum(), prices.min(), prices.max())));
    return wire;
  }

  private static Map<String, Rolling.Prices> pricesFrom(
      Map<String, dev.novapixel.schemas.avro.Prices> wire) {
    Map<String, Rolling.Prices> byCurrency = HashMap.newHashMap(wire.size());
    wire.forEach((currency, prices) ->
        byCurrency.put(
            currency,
            new Rolling.Prices(
                prices.getCount(), prices.getSum(), prices.getMin(), prices.getMax())));
    return byCurrency;
  }
}
