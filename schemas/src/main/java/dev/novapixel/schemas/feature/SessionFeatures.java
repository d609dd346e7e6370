package dev.novapixel.schemas.feature;

import dev.novapixel.schemas.event.Action.CheckoutReached.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shopper's latest session.
 *
 * @param id derived from the unit and the id of its first event
 * @param startedAt event time of its first event
 * @param duration last minus first event
 * @param open whether the session gap has not yet passed since its last event, as of the record
 * @param pages pages shown
 * @param productViews product views
 * @param searches searches
 * @param bounce one page and no other interaction
 * @param cartAdds lines added to the cart
 * @param cartValue value of adds minus removes, by currency in minor units
 * @param checkoutStep furthest step of a checkout reached, if any
 * @param converted whether an order was placed in it
 * @param landingPage address of its first event, if known
 * @param referrer referrer of its first event, if known
 * @param source UTM source of its first event, if known
 * @param medium UTM medium
 * @param campaign UTM campaign
 */
public record SessionFeatures(
    String id,
    Instant startedAt,
    Duration duration,
    boolean open,
    int pages,
    int productViews,
    int searches,
    boolean bounce,
    int cartAdds,
    Map<String, Long> cartValue,
    @Nullable Step checkoutStep,
    boolean converted,
    @Nullable String landingPage,
    @Nullable String referrer,
    @Nullable String source,
    @Nullable String medium,
    @Nullable String campaign) {

  public SessionFeatures {
    cartValue = Map.copyOf(cartValue);
  }
}
