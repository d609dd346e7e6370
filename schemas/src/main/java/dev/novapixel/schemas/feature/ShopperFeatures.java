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
 * @param events how many events they are computed from
 * @param eventsHash sum of the hashes of those events' ids, in any order: tells a difference in
 *     input from one in computing
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

  /**
   * An event id's part in {@link #eventsHash}: 64-bit FNV-1a, with the finaliser of SplitMix64 so
   * that sums do not cancel out.
   */
  public static long hash(String eventId) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < eventId.length(); i++) {
      hash = (hash ^ eventId.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return hash ^ (hash >>> 31);
  }
}
