package dev.novapixel.bench.recs;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.feature.ContextFeatures;
import dev.novapixel.schemas.feature.ProfileFeatures;
import dev.novapixel.schemas.feature.Rolling;
import dev.novapixel.schemas.feature.SessionFeatures;
import dev.novapixel.schemas.feature.ShopperFeatures;
import dev.novapixel.schemas.shopper.PrivacyState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shoppers in the midst of a visit, whose features are as full as those of regular customers. */
final class Shoppers {
  private static final int VIEWED = 24;
  private static final int BOUGHT = 3;
  private static final String CURRENCY = "EUR";

  private final String shop;
  private final Wares wares;
  private final Instant now;

  Shoppers(String shop, Wares wares, Instant now) {
    this.shop = shop;
    this.wares = wares;
    this.now = now;
  }

  /** By whom the pixel knows a browser. */
  static Identifier client(int number) {
    return Identifier.client("c" + number + "-4f1a-9be0-77d2c1");
  }

  /** Whose browser it is. */
  static Identifier shopper(int number) {
    return new Identifier(Identifier.Type.CUSTOMER, Integer.toString(5_000_000 + number));
  }

  ShopperFeatures features(int number) {
    List<String> viewed = viewed();
    String category = wares.category(number);
    Rolling window =
        new Rolling(
            5,
            4,
            Map.of(viewed.getFirst(), 2),
            4,
            2,
            category,
            1,
            0,
            0,
            Map.of(CURRENCY, 1990L),
            Map.of(CURRENCY, new Rolling.Prices(5, 9_950, 990, 3_990)),
            1,
            10,
            1,
            0,
            Map.of());
    return new ShopperFeatures(
        shop,
        shopper(number),
        now,
        now,
        window,
        window,
        window,
        session(number),
        context(viewed),
        profile(viewed, category),
        60,
        number);
  }

  private List<String> viewed() {
    Set<String> viewed = new LinkedHashSet<>();
    while (viewed.size() < VIEWED) {
      wares.session().forEach(rank -> viewed.add(Wares.id(rank)));
    }
    return viewed.stream().limit(VIEWED).toList();
  }

  private SessionFeatures session(int number) {
    return new SessionFeatures(
        "s" + number,
        now.minusSeconds(240),
        Duration.ofMinutes(4),
        true,
        6,
        5,
        1,
        false,
        1,
        Map.of(CURRENCY, 1990L),
        null,
        false,
        "https://shop.test/",
        null,
        "newsletter",
        "email",
        null);
  }

  private static ContextFeatures context(List<String> viewed) {
    Item line = new Item(viewed.get(2), null, "Title", null, null, new Money(1990, CURRENCY), 1);
    return new ContextFeatures(
        List.of("DE-BE"),
        0,
        List.of("mobile"),
        "ios",
        "safari",
        CURRENCY,
        PrivacyState.of(shopper(0)),
        List.of(line),
        new Consent(true, true, null, null));
  }

  private ProfileFeatures profile(List<String> viewed, String category) {
    return new ProfileFeatures(
        viewed,
        viewed.subList(viewed.size() - BOUGHT, viewed.size()),
        viewed.subList(0, BOUGHT),
        List.of(category),
        List.of("Acme"),
        Map.of(CURRENCY, new ProfileFeatures.PriceBand(990, 1990, 3990)),
        2,
        Map.of(CURRENCY, 12_500L),
        now.minus(Duration.ofDays(90)),
        now);
  }
}
