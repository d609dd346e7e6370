package dev.novapixel.admin.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.admin.http.Problem.Flaw;
import dev.novapixel.admin.shops.Shop;
import dev.novapixel.admin.shops.ShopId;
import dev.novapixel.admin.shops.Terms;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Pace;
import dev.novapixel.schemas.shop.Recommending;
import dev.novapixel.schemas.shop.ShopSettings;
import dev.novapixel.schemas.shop.ShopSettings.CatalogMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A shop as JSON, both ways.
 *
 * @param shop its id, null if it was not given
 * @param enabled null, like all others, where it was not given
 * @param flaws what was wrong; the values are of use only if nothing was
 */
record ShopForm(
    @Nullable String shop,
    @Nullable Boolean enabled,
    Consent.@Nullable WhenAbsent whenAbsent,
    Consent.@Nullable WhenDenied whenDenied,
    @Nullable Duration sessionGap,
    @Nullable String currency,
    @Nullable CatalogMode catalogMode,
    @Nullable Integer eventsPerMinute,
    @Nullable Integer eventsAtOnce,
    List<Flaw> flaws) {

  private static final String DEFAULT_CURRENCY = "USD";
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  /** What is written; what is read is the same without times and version. */
  record View(
      String shop,
      long version,
      boolean enabled,
      ConsentView consent,
      long sessionGapSeconds,
      String currency,
      CatalogView catalog,
      BotsView bots,
      Instant createdAt,
      Instant changedAt) {}

  record ConsentView(Consent.WhenAbsent whenAbsent, Consent.WhenDenied whenDenied) {}

  record CatalogView(CatalogMode mode) {}

  record BotsView(int eventsPerMinute, int eventsAtOnce) {}

  static View view(Shop shop) {
    Terms terms = shop.terms();
    return new View(
        shop.shop(),
        shop.version(),
        terms.enabled(),
        new ConsentView(terms.whenAbsent(), terms.whenDenied()),
        terms.sessionGap().toSeconds(),
        terms.currency(),
        new CatalogView(terms.catalogMode()),
        new BotsView(terms.pace().eventsPerMinute(), terms.pace().eventsAtOnce()),
        shop.createdAt(),
        shop.changedAt());
  }

  /** A shop to add: it needs an id, and has to choose what absent consent means. */
  static ShopForm ofNew(JsonNode body) {
    Fields fields = Fields.of(body);
    String shop = fields.required("shop", fields.text("shop", 253));
    if (shop != null && !ShopId.isValid(shop)) {
      fields.flaw("shop", "has to be a domain in lower case");
    }
    Fields consent = fields.object("consent");
    if (!consent.has("when_absent")) {
      consent.flaw("when_absent", "has to be chosen, granted or denied: there is no default");
    }
    return read(fields, consent, shop);
  }

  /** Changes to a shop. */
  static ShopForm ofChange(JsonNode body) {
    Fields fields = Fields.of(body);
    return read(fields, fields.object("consent"), null);
  }

  private static ShopForm read(Fields fields, Fields consent, @Nullable String shop) {
    Boolean enabled = fields.flag("enabled");
    Consent.WhenAbsent whenAbsent = consent.word("when_absent", Consent.WhenAbsent.class);
    Consent.WhenDenied whenDenied = consent.word("when_denied", Consent.WhenDenied.class);
    Long gap =
        fields.number("session_gap_seconds", Terms.MIN_GAP.toSeconds(), Terms.MAX_GAP.toSeconds());
    String currency = currency(fields);
    Fields catalog = fields.object("catalog");
    CatalogMode mode = catalog.word("mode", CatalogMode.class);
    Fields bots = fields.object("bots");
    Integer eventsPerMinute = events(bots, "events_per_minute");
    Integer eventsAtOnce = events(bots, "events_at_once");
    consent.flaws();
    catalog.flaws();
    bots.flaws();
    return new ShopForm(
        shop,
        enabled,
        whenAbsent,
        whenDenied,
        gap == null ? null : Duration.ofSeconds(gap),
        currency,
        mode,
        eventsPerMinute,
        eventsAtOnce,
        fields.flaws());
  }

  private static @Nullable Integer events(Fields bots, String name) {
    Long events = bots.number(name, 1, Terms.MAX_EVENTS);
    return events == null ? null : Math.toIntExact(events);
  }

  private static @Nullable String currency(Fields fields) {
    String code = fields.text("currency", 3);
    if (code != null && !CURRENCIES.contains(code)) {
      fields.flaw("currency", "has to be an ISO 4217 code such as EUR");
    }
    return code;
  }

  /** What a new shop has set; only for a form without flaws. */
  Terms terms() {
    Consent.WhenAbsent chosen = Objects.requireNonNull(whenAbsent, "flaws were read over");
    return over(
        new Terms(
            true,
            chosen,
            Consent.WhenDenied.DROP,
            ShopSettings.DEFAULT_SESSION_GAP,
            DEFAULT_CURRENCY,
            CatalogMode.FROM_EVENTS,
            Pace.DEFAULT,
            Recommending.NOTHING));
  }

  /** {@code before} with what was given. */
  Terms over(Terms before) {
    return new Terms(
        enabled == null ? before.enabled() : enabled,
        whenAbsent == null ? before.whenAbsent() : whenAbsent,
        whenDenied == null ? before.whenDenied() : whenDenied,
        sessionGap == null ? before.sessionGap() : sessionGap,
        currency == null ? before.currency() : currency,
        catalogMode == null ? before.catalogMode() : catalogMode,
        new Pace(
            eventsPerMinute == null ? before.pace().eventsPerMinute() : eventsPerMinute,
            eventsAtOnce == null ? before.pace().eventsAtOnce() : eventsAtOnce),
        before.recommending());
  }

  /** The word of a constant. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
