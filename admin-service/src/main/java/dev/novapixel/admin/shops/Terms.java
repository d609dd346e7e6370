package dev.novapixel.admin.shops;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Pace;
import dev.novapixel.schemas.shop.Recommending;
import dev.novapixel.schemas.shop.ShopSettings.CatalogMode;
import java.time.Duration;

/**
 * What a merchant may set.
 *
 * @param enabled whether the shop's events are taken
 * @param whenAbsent what an event means that says nothing of consent; there is no default
 * @param whenDenied what is kept of events whose visitor did not allow analytics
 * @param sessionGap the longest silence within one session, within {@link #MIN_GAP} and {@link
 *     #MAX_GAP}
 * @param currency the shop's own currency, ISO 4217
 * @param catalogMode which products may be recommended
 * @param pace how fast a client may be before it is taken for a machine; neither part above {@link
 *     #MAX_EVENTS}
 * @param recommending what is set about recommendations
 */
public record Terms(
    boolean enabled,
    Consent.WhenAbsent whenAbsent,
    Consent.WhenDenied whenDenied,
    Duration sessionGap,
    String currency,
    CatalogMode catalogMode,
    Pace pace,
    Recommending recommending) {

  public static final Duration MIN_GAP = Duration.ofMinutes(1);
  public static final Duration MAX_GAP = Duration.ofHours(24);
  public static final int MAX_EVENTS = 100_000;

  /** These with something else set about recommendations. */
  public Terms recommending(Recommending wanted) {
    return new Terms(
        enabled, whenAbsent, whenDenied, sessionGap, currency, catalogMode, pace, wanted);
  }
}
