package dev.novapixel.schemas.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.novapixel.schemas.event.Action.CheckoutReached.Step;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.feature.ContextFeatures;
import dev.novapixel.schemas.feature.Feature;
import dev.novapixel.schemas.feature.FeatureCatalogue;
import dev.novapixel.schemas.feature.FeatureFamily;
import dev.novapixel.schemas.feature.ProfileFeatures;
import dev.novapixel.schemas.feature.ProfileFeatures.PriceBand;
import dev.novapixel.schemas.feature.Rolling;
import dev.novapixel.schemas.feature.SessionFeatures;
import dev.novapixel.schemas.feature.ShopperFeatures;
import dev.novapixel.schemas.shopper.PrivacyState;
import dev.novapixel.schemas.topic.Epoch;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureHashTest {
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  private static final Identifier ANN = Identifier.customer("7712");
  private static final Rolling BUSY =
      new Rolling(
          3,
          2,
          Map.of("boots", 2),
          3,
          1,
          "shoes",
          1,
          0,
          0,
          Map.of("EUR", 5980L, "GBP", -200L),
          Map.of("EUR", new Rolling.Prices(3, 1000, 100, 500)),
          4,
          0,
          0,
          3,
          Map.of("EUR", 1000L));
  private static final SessionFeatures SESSION =
      new SessionFeatures(
          "s1",
          NOON,
          Duration.ofSeconds(90),
          true,
          2,
          3,
          0,
          false,
          1,
          Map.of("EUR", 5980L),
          Step.PAYMENT,
          false,
          "https://shop.test/",
          null,
          "mail",
          null,
          null);
  private static final ContextFeatures CONTEXT =
      new ContextFeatures(
          List.of("DE-BE", "DE"),
          1,
          List.of("mobile"),
          "iOS",
          "Safari",
          "EUR",
          PrivacyState.AUTHENTICATED,
          List.of(new Item("boots", "b-42", "Boots", null, null, new Money(2990, "EUR"), 2)),
          new Consent(true, false, null, null));
  private static final ProfileFeatures PROFILE =
      new ProfileFeatures(
          List.of("boots", "socks"),
          List.of(),
          List.of("boots"),
          List.of("Shoes"),
          List.of(),
          Map.of("EUR", new PriceBand(1990, 2990, 4990), "GBP", new PriceBand(1, 2, 3)),
          0,
          Map.of(),
          NOON,
          NOON);

  @Test
  void fieldsAreNamedByTheCatalogueAndPlainText() {
    var hashes = FeatureHash.write(features(CONTEXT, SESSION));

    assertThat(hashes.get(FeatureFamily.ROLLING_1H))
        .contains(
            entry("as_of", "2026-03-14T12:00:00.000Z"),
            entry("currency", "EUR"),
            entry("product_view_count_1h", "3"),
            entry("return_views_1h", "{\"boots\":2}"),
            entry("cart_value_1h", "59.80"),
            entry("cart_value_1h:GBP", "-2.00"),
            entry("avg_viewed_price_1h", "3.33"));
    assertThat(hashes.get(FeatureFamily.PROFILE))
        .contains(
            entry("favourite_categories", "[\"Shoes\"]"),
            entry("price_band", "{\"low\":\"19.90\",\"median\":\"29.90\",\"high\":\"49.90\"}"));
    assertThat(hashes.get(FeatureFamily.SESSION))
        .contains(entry("session_cart_ratio", "0.3333"), entry("session_checkout_step", "payment"))
        .doesNotContainKey("session_referrer");
  }

  @Test
  void whatIsReadIsWhatTheApiAnswers() {
    var reading = FeatureHash.read(FeatureHash.write(features(CONTEXT, SESSION))).orElseThrow();

    assertThat(reading.asOf()).isEqualTo(NOON);
    assertThat(reading.currency()).isEqualTo("EUR");
    assertThat(reading.otherCurrencies())
        .containsOnlyKeys("GBP")
        .containsEntry(
            "GBP",
            Map.of("cart_value_5m", "-2.00", "cart_value_1h", "-2.00", "cart_value_24h", "-2.00"));
    assertThat(reading.features().keySet())
        .containsExactlyElementsOf(FeatureCatalogue.ALL.stream().map(Feature::name).toList());
    assertThat(reading.features())
        .contains(
            entry("product_view_count_5m", 3L),
            entry("cart_value_1h", "59.80"),
            entry("session_open", true),
            entry("session_duration", 90_000L),
            entry("session_cart_ratio", new BigDecimal("0.3333")),
            entry("session_referrer", null),
            entry("shopper_locations", List.of("DE-BE", "DE")),
            entry("lifetime_value", "0.00"),
            entry("avg_order_value_24h", "3.33"),
            entry("consent", Map.of("analytics", true, "marketing", false)));
    assertThat(reading.features().get("cart_lines"))
        .asString()
        .contains("product_id=boots", "price=29.90", "quantity=2");
  }

  @Test
  void anAbsentFeatureIsNullWhereItHasNoValueAndZeroWhereItCounts() {
    var quiet =
        new ShopperFeatures(
            "shop",
            ANN,
            NOON,
            NOON,
            Rolling.EMPTY,
            Rolling.EMPTY,
            Rolling.EMPTY,
            null,
            CONTEXT,
            PROFILE,
            1,
            7);

    var features = FeatureHash.read(FeatureHash.write(quiet)).orElseThrow().features();

    assertThat(features)
        .contains(
            entry("product_view_count_5m", 0L),
            entry("cart_value_5m", "0.00"),
            entry("avg_viewed_price_5m", null),
            entry("top_category_5m", null),
            entry("session_id", null),
            entry("session_page_count", 0L),
            entry("avg_order_value_24h", null));
  }

  @Test
  void aShopperWithoutHashesIsUnknown() {
    assertThat(FeatureHash.read(Map.of())).isEmpty();
  }

  @Test
  void allKeysOfAShopperShareOneHashTag() {
    var keys = new RedisKeys(Epoch.FIRST);

    assertThat(FeatureFamily.values())
        .extracting(family -> FeatureHash.key(keys, "shop", ANN, family))
        .allSatisfy(key -> assertThat(key).startsWith("nova:e1:{shop|customer:7712}:features:"))
        .doesNotHaveDuplicates();
  }

  private static ShopperFeatures features(ContextFeatures context, SessionFeatures session) {
    return new ShopperFeatures(
        "shop", ANN, NOON, NOON, BUSY, BUSY, BUSY, session, context, PROFILE, 9, 42);
  }
}
