package dev.novapixel.schemas.feature;

import dev.novapixel.schemas.event.Identifier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All features of one shopper, each a function of its counted events and {@code asOf}.
 *
 * @param shop the shop
 * @param shopper the shopper
 * @param asOf the time at which the values hold
 * @param receivedAt gateway time of the newest event in them; what freshness is counted from
 * @param last5m the last five minutes
 * @param last1h the last hour
 * @param last24h the last day
 * @param session the latest session, if any event opened one
 * @param context where and with what
 * @param profile over all time
 * @param events how many events they are computed from, as {@link EventSum} counts
 * @param eventsHash their {@link EventSum#hash}: tells a difference in input from one in computing
 */
public record ShopperFeatures(
    String shop,
    Identifier shopper,
    Instant asOf,
    Instant receivedAt,
    Rolling last5m,
    Rolling last1h,
    Rolling last24h,
    @Nullable SessionFeatures session,
    ContextFeatures context,
    ProfileFeatures profile,
    long events,
    long eventsHash) {

  /** The values of one window. */
  public Rolling rolling(Window window) {
    return switch (window) {
      case LAST_5M -> last5m;
      case LAST_1H -> last1h;
      case LAST_24H -> last24h;
    };
  }
}
