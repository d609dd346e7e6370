package dev.novapixel.schemas.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One event, typed, de-duplicated and stitched: whose it is, in which unit, and what happened.
 *
 * @param shop the shop
 * @param shopper whose it is under the labels known when it was written
 * @param unit the unit that it belongs to for ever
 * @param version the unit's version when it was written
 * @param eventId its id, unique within the shop and the record key
 * @param occurredAt event time, at which it counts
 * @param receivedAt the gateway's time; the Kafka record's timestamp
 * @param clientId the browser, if any: clientless events neither open nor extend a session
 * @param checkoutToken the purchase funnel, if any
 * @param customerId the account named by the event itself, if any
 * @param consent what the visitor allowed when it happened
 * @param sessionGap the longest silence within one session, as the shop had it set
 * @param page where it happened
 * @param visit with what it happened, and from where
 * @param action what happened
 * @param opensUnit whether it is its unit's first in the client's own order: it names the unit to
 *     operators
 */
public record ShopperEvent(
    String shop,
    Identifier shopper,
    UnitId unit,
    long version,
    String eventId,
    Instant occurredAt,
    Instant receivedAt,
    @Nullable String clientId,
    @Nullable String checkoutToken,
    @Nullable String customerId,
    Consent consent,
    Duration sessionGap,
    Page page,
    Visit visit,
    Action action,
    boolean opensUnit)
    implements ShopperRecord {

  /** One that is not its unit's first. */
  public ShopperEvent(
      String shop,
      Identifier shopper,
      UnitId unit,
      long version,
      String eventId,
      Instant occurredAt,
      Instant receivedAt,
      @Nullable String clientId,
      @Nullable String checkoutToken,
      @Nullable String customerId,
      Consent consent,
      Duration sessionGap,
      Page page,
      Visit visit,
      Action action) {
    this(
        shop,
        shopper,
        unit,
        version,
        eventId,
        occurredAt,
        receivedAt,
        clientId,
        checkoutToken,
        customerId,
        consent,
        sessionGap,
        page,
        visit,
        action,
        false);
  }

  /** The order in which events count everywhere: by event time, ties by id. */
  public static final Comparator<ShopperEvent> BY_TIME =
      Comparator.comparing(ShopperEvent::occurredAt).thenComparing(ShopperEvent::eventId);

  /**
   * The page on which it happened.
   *
   * @param url address without fragment, if known
   * @param referrer where the shopper came from, if known
   * @param title the page's title, if known
   * @param source UTM source, if the address carries one
   * @param medium UTM medium
   * @param campaign UTM campaign
   */
  public record Page(
      @Nullable String url,
      @Nullable String referrer,
      @Nullable String title,
      @Nullable String source,
      @Nullable String medium,
      @Nullable String campaign) {
    public static final Page UNKNOWN = new Page(null, null, null, null, null, null);
  }

  /**
   * The device and place.
   *
   * @param deviceType {@code desktop}, {@code mobile}, {@code tablet} or {@code other}, if known
   * @param platform operating system, if known
   * @param browser browser family, if known
   * @param country ISO 3166-1 alpha-2, if known
   * @param region subdivision, if known
   */
  public record Visit(
      @Nullable String deviceType,
      @Nullable String platform,
      @Nullable String browser,
      @Nullable String country,
      @Nullable String region) {
    public static final Visit UNKNOWN = new Visit(null, null, null, null, null);
  }

  /** The same event for another owner: what forwarding after a move does. */
  public ShopperEvent at(Identifier newShopper, long newVersion) {
    return new ShopperEvent(
        shop,
        newShopper,
        unit,
        newVersion,
        eventId,
        occurredAt,
        receivedAt,
        clientId,
        checkoutToken,
        customerId,
        consent,
        sessionGap,
        page,
        visit,
        action,
        opensUnit);
  }
}
