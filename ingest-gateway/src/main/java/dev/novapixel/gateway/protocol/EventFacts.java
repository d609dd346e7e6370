package dev.novapixel.gateway.protocol;

import dev.novapixel.schemas.event.Consent;
import org.jspecify.annotations.Nullable;

/**
 * What an event says of itself, checked; everything else stays in its payload.
 *
 * @param id its id
 * @param name its name; null only where the event is faulty
 * @param clientId the browser's id
 * @param checkoutToken the purchase funnel's token
 * @param customer who is logged in, if the event says anything of it
 * @param orderCustomerId whose order it is about
 * @param consent what the visitor allowed, if the event says so itself
 * @param timestamp the client's time as written
 * @param sentAt the client's time of sending as written, where each event has its own
 * @param userAgent the browser's user agent
 * @param country two letters
 * @param region a subdivision
 * @param shop which shop it claims to be of
 * @param isConsentUpdate whether it reports a visitor's choice, and nothing else
 */
public record EventFacts(
    @Nullable String id,
    @Nullable String name,
    @Nullable String clientId,
    @Nullable String checkoutToken,
    @Nullable Login customer,
    @Nullable String orderCustomerId,
    @Nullable Consent consent,
    @Nullable String timestamp,
    @Nullable String sentAt,
    @Nullable String userAgent,
    @Nullable String country,
    @Nullable String region,
    @Nullable String shop,
    boolean isConsentUpdate) {

  /**
   * Who is logged in: somebody, or expressly nobody.
   *
   * @param customerId null for nobody
   */
  public record Login(@Nullable String customerId) {}
}
