package dev.novapixel.recs.stage;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.feature.ContextFeatures;
import dev.novapixel.schemas.feature.ProductFeatures;
import dev.novapixel.schemas.feature.ProfileFeatures;
import dev.novapixel.schemas.feature.Rolling;
import dev.novapixel.schemas.feature.ShopperFeatures;
import dev.novapixel.schemas.shopper.PrivacyState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Shoppers and products as events would have made them. */
public final class People {
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private People() {}

  /** A shopper with a history. */
  public static ShopperFeatures shopper(
      String shop,
      Identifier id,
      List<String> viewed,
      List<String> purchased,
      List<String> cart,
      Consent consent) {
    return new ShopperFeatures(
        shop,
        id,
        NOON,
        NOON,
        Rolling.EMPTY,
        Rolling.EMPTY,
        Rolling.EMPTY,
        null,
        new ContextFeatures(
            List.of(),
            0,
            List.of(),
            null,
            null,
            "EUR",
            PrivacyState.of(id),
            cart.stream()
                .map(product -> new Item(product, null, null, null, null, null, 1))
                .toList(),
            consent),
        new ProfileFeatures(
            viewed,
            purchased,
            cart,
            List.of(),
            List.of(),
            Map.of(),
            purchased.size(),
            Map.of("EUR", 1995L),
            NOON,
            NOON.plusSeconds(90)),
        7,
        7);
  }

  /** A product that was seen. */
  public static ProductFeatures product(String shop, String id, String title, String category) {
    return new ProductFeatures(
        shop, id, title, category, "Acme", 1995L, "EUR", NOON, List.of(), List.of());
  }
}
