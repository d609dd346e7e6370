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
 * @param orders orders placed
 * @param lifetimeValue value of all orders net of refunds, by currency in minor units
 * @param firstSeen event time of the first event
 * @param lastActive event time of the last event
 */
public record ProfileFeatures(
    List<String> viewedProducts,
    List<String> purchasedProducts,
    List<String> cartedProducts,
    int orders,
    Map<String, Long> lifetimeValue,
    Instant firstSeen,
    Instant lastActive) {

  /** How many products each list holds at most. */
  public static final int LIST_BOUND = 100;

  public ProfileFeatures {
    viewedProducts = List.copyOf(viewedProducts);
    purchasedProducts = List.copyOf(purchasedProducts);
    cartedProducts = List.copyOf(cartedProducts);
    lifetimeValue = Map.copyOf(lifetimeValue);
  }
}
