package dev.novapixel.schemas.shop;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Pace;
import dev.novapixel.schemas.event.PixelEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a merchant has set, as the gateway, the streams and the recommendations read it.
 *
 * @param shop the shop's domain: its id everywhere
 * @param version rises with each change
 * @param enabled whether its events are taken
 * @param writeKeys public keys that may send events
 * @param serverKeyHashes SHA-256 of the secret keys, in hex; the keys are 256 random bits
 * @param whenAbsent what an event means that says nothing of consent: the shop has to choose
 * @param whenDenied what is kept of events whose visitor did not allow analytics
 * @param sessionGap the longest silence within one session
 * @param currency the shop's own currency, ISO 4217
 * @param catalogMode which products may be recommended
 * @param changedAt when it was changed last
 * @param keyHosts hosts whose pages may use a write key, by key; one that is not named is good for
 *     all
 * @param pace how fast a client may be before it is taken for a machine
 * @param recommending what is set about recommendations
 */
public record ShopSettings(
    String shop,
    long version,
    boolean enabled,
    List<String> writeKeys,
    List<String> serverKeyHashes,
    Consent.WhenAbsent whenAbsent,
    Consent.WhenDenied whenDenied,
    Duration sessionGap,
    String currency,
    CatalogMode catalogMode,
    Instant changedAt,
    Map<String, List<String>> keyHosts,
    Pace pace,
    Recommending recommending) {

  /** Two neighbouring events further apart than this are two sessions, unless a shop says else. */
  public static final Duration DEFAULT_SESSION_GAP = Duration.ofMinutes(30);

  public ShopSettings {
    writeKeys = List.copyOf(writeKeys);
    serverKeyHashes = List.copyOf(serverKeyHashes);
    keyHosts = Map.copyOf(keyHosts);
  }

  /**
   * Settings of a shop that chose nothing about denied consent, its keys' hosts, the pace and
   * recommendations.
   */
  public ShopSettings(
      String shop,
      long version,
      boolean enabled,
      List<String> writeKeys,
      List<String> serverKeyHashes,
      Consent.WhenAbsent whenAbsent,
      Duration sessionGap,
      String currency,
      CatalogMode catalogMode,
      Instant changedAt) {
    this(
        shop,
        version,
        enabled,
        writeKeys,
        serverKeyHashes,
        whenAbsent,
        Consent.WhenDenied.DROP,
        sessionGap,
        currency,
        catalogMode,
        changedAt,
        Map.of(),
        Pace.DEFAULT,
        Recommending.NOTHING);
  }

  /** What is stamped on each of the shop's events. */
  public PixelEvent.Stamp stamp() {
    return new PixelEvent.Stamp(version, sessionGap, whenAbsent, currency, pace);
  }

  /** Which products may be recommended. */
  public enum CatalogMode {
    /** Products known only from events are sellable. */
    FROM_EVENTS,
    /** Only products of the catalogue are sellable. */
    AUTHORITATIVE
  }
}
