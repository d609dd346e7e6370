package dev.novapixel.schemas.feature;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is known of a shopper over all time.
 *
 * @param viewedProducts last 100 products viewed, newest first, each once
 * @param purchasedProducts last 100 products bought and not given back, newest first, each once
 * @param cartedProducts last 100 products added to a cart, newest first, each once
 * @param favouriteCategories categories of those viewed and bought, by weight, at most 10
 * @param favouriteBrands their brands, likewise
 * @param priceBands quartiles of their prices, by currency
 * @param orders orders placed
 * @param lifetimeValue value of all orders net of refunds, by currency in minor units
 * @param firstSeen event time of the first event
 * @param lastActive event time of the last event
 */
public record ProfileFeatures(
    List<String> viewedProducts,
    List<String> purchasedProducts,
    List<String> cartedProducts,
    List<String> favouriteCategories,
    List<String> favouriteBrands,
    Map<String, PriceBand> priceBands,
    int orders,
    Map<String, Long> lifetimeValue,
    Instant firstSeen,
    Instant lastActive) {

  /** How many products each list holds at most. */
  public static final int LIST_BOUND = 100;

  /** How many favourites there are at most. */
  public static final int FAVOURITES_BOUND = 10;

  /** A product that was bought weighs as much as so many that were viewed. */
  public static final int BOUGHT_WEIGHT = 8;

  /**
   * Quartiles of some prices in minor units, by nearest rank: each is one of the prices.
   *
   * @param low a quarter of the prices are no greater
   * @param median half of them are no greater
   * @param high three quarters of them are no greater
   */
  public record PriceBand(long low, long median, long high) {}

  public ProfileFeatures {
    viewedProducts = List.copyOf(viewedProducts);
    purchasedProducts = List.copyOf(purchasedProducts);
    cartedProducts = List.copyOf(cartedProducts);
    favouriteCategories = List.copyOf(favouriteCategories);
    favouriteBrands = List.copyOf(favouriteBrands);
    priceBands = Map.copyOf(priceBands);
    lifetimeValue = Map.copyOf(lifetimeValue);
  }
}
