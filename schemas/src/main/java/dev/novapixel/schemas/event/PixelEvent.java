package dev.novapixel.schemas.event;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event as the gateway took it: who sent it, what was stamped on it, and the scrubbed original.
 *
 * @param shop the shop that the key belongs to; never taken from the payload
 * @param eventId the client's id, or one derived from content and raw client time
 * @param idDerived whether the gateway derived {@code eventId}
 * @param dialect which client's language {@code payload} is written in
 * @param name the event's name in its dialect, such as {@code product_viewed}; a webhook's topic
 * @param clientId the browser's id, if any
 * @param checkoutToken the purchase funnel's token, if any
 * @param customerId the account, if the envelope or the event says who is logged in
 * @param consent what the visitor allowed
 * @param occurredAt the client's time corrected for skew, never more than 5 s after {@code
 *     receivedAt}
 * @param clientTime the client's own time as written, if any
 * @param timeCorrected whether {@code occurredAt} was replaced by {@code receivedAt}
 * @param receivedAt the gateway's time; the Kafka record's timestamp
 * @param stamp what the shop had set when this event came in
 * @param userAgent the browser's user agent, if any
 * @param country ISO 3166-1 alpha-2, where the gateway knows it
 * @param region ISO 3166-2 subdivision or a proxy's region name, where the gateway knows it
 * @param payload the original event as JSON text, without personal data; of a webhook an object of
 *     what its headers said ({@code topic}, {@code shop}, {@code webhookId}, {@code eventId},
 *     {@code apiVersion}, {@code triggeredAt}) and the original as {@code body}
 */
public record PixelEvent(
    String shop,
    String eventId,
    boolean idDerived,
    Dialect dialect,
    String name,
    @Nullable String clientId,
    @Nullable String checkoutToken,
    @Nullable String customerId,
    Consent consent,
    Instant occurredAt,
    @Nullable String clientTime,
    boolean timeCorrected,
    Instant receivedAt,
    Stamp stamp,
    @Nullable String userAgent,
    @Nullable String country,
    @Nullable String region,
    String payload) {

  /**
   * The name of events that report a visitor's choice and nothing else, whatever their dialect
   * calls them.
   */
  public static final String CONSENT_UPDATED = "consent_updated";

  /** The client languages that the gateway takes. */
  public enum Dialect {
    SHOPIFY_PIXEL,
    SHOPIFY_WEBHOOK,
    SNOWPLOW,
    SEGMENT
  }

  /**
   * The shop's settings that later computation depends on, as they were when the event came in: a
   * replay must not apply today's settings to the past.
   *
   * @param settingsVersion version of the shop's settings
   * @param sessionGap the longest silence within one session
   * @param whenAbsent what absent consent means to the shop
   * @param currency the shop's own, in which amounts are that name none; null where it is unknown
   * @param pace how fast a client may be
   */
  public record Stamp(
      long settingsVersion,
      Duration sessionGap,
      Consent.WhenAbsent whenAbsent,
      @Nullable String currency,
      Pace pace) {

    /** The stamp of a shop that has set nothing else. */
    public Stamp(long settingsVersion, Duration sessionGap, Consent.WhenAbsent whenAbsent) {
      this(settingsVersion, sessionGap, whenAbsent, null, Pace.DEFAULT);
    }
  }

  /** Whether it reports a visitor's choice. */
  public boolean reportsConsent() {
    return name.equals(CONSENT_UPDATED);
  }

  /**
   * Whether this event may be analysed, by its own consent and the shop's choice for silence. A
   * webhook is the shop's own bookkeeping and says nothing of consent: its silence denies nothing.
   */
  public boolean analyticsAllowed() {
    return consent.allowsAnalytics(
        dialect == Dialect.SHOPIFY_WEBHOOK ? Consent.WhenAbsent.GRANTED : stamp.whenAbsent());
  }
}
