package dev.novapixel.schemas.feature;

import static dev.novapixel.schemas.feature.FeatureType.BAND;
import static dev.novapixel.schemas.feature.FeatureType.CONSENT;
import static dev.novapixel.schemas.feature.FeatureType.COUNT;
import static dev.novapixel.schemas.feature.FeatureType.LINES;
import static dev.novapixel.schemas.feature.FeatureType.LIST;
import static dev.novapixel.schemas.feature.FeatureType.MONEY;
import static dev.novapixel.schemas.feature.FeatureType.TEXT;
import static dev.novapixel.schemas.feature.FeatureType.TIME;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The features that outlast a session: context and profile. */
final class LastingCatalogue {
  static final List<Feature> CONTEXT =
      List.of(
          context("shopper_locations", LIST, "places", "newest first", ContextFeatures::locations),
          context(
              "shopper_region_changes",
              COUNT,
              "changes",
              "how often the place changed",
              c -> (long) c.regionChanges()),
          context(
              "shopper_device_types", LIST, "types", "seen, by name", ContextFeatures::deviceTypes),
          context(
              "shopper_latest_platform",
              TEXT,
              "platform",
              "of the latest event with one",
              ContextFeatures::latestPlatform),
          context(
              "shopper_browser",
              TEXT,
              "browser",
              "of the latest event with one",
              ContextFeatures::browser),
          context(
              "shopper_currency",
              TEXT,
              "ISO 4217",
              "of the latest event with money",
              ContextFeatures::currency),
          context("shopper_state", TEXT, "state", "how well it is known", c -> c.state().text()),
          context("cart_lines", LINES, "lines", "the live cart", ContextFeatures::cartLines),
          context("consent", CONSENT, "", "what was last allowed", ContextFeatures::consent));

  static final List<Feature> PROFILE =
      List.of(
          profile(
              "viewed_products",
              LIST,
              "products",
              "last 100 viewed, newest first",
              ProfileFeatures::viewedProducts),
          profile(
              "purchased_products",
              LIST,
              "products",
              "last 100 bought and not given back, newest first",
              ProfileFeatures::purchasedProducts),
          profile(
              "carted_products",
              LIST,
              "products",
              "last 100 added to a cart, newest first",
              ProfileFeatures::cartedProducts),
          profile(
              "favourite_categories",
              LIST,
              "categories",
              "up to 10, of the last 100 products viewed and bought",
              ProfileFeatures::favouriteCategories),
          profile("favourite_brands", LIST, "brands", "likewise", ProfileFeatures::favouriteBrands),
          profile(
              "price_band",
              BAND,
              "currency",
              "quartiles of the prices of the last 100 viewed and bought",
              ProfileFeatures::priceBands),
          profile("orders_count", COUNT, "orders", "orders placed", p -> (long) p.orders()),
          profile(
              "lifetime_value",
              MONEY,
              "currency",
              "value of all orders, net of refunds",
              ProfileFeatures::lifetimeValue),
          profile("first_seen", TIME, "time", "the first event", ProfileFeatures::firstSeen),
          profile("last_active", TIME, "time", "the last event", ProfileFeatures::lastActive));

  private LastingCatalogue() {}

  private static Feature context(
      String name,
      FeatureType type,
      String unit,
      String meaning,
      Function<ContextFeatures, @Nullable Object> of) {
    return new Feature(
        name, FeatureFamily.CONTEXT, type, unit, meaning, shopper -> of.apply(shopper.context()));
  }

  private static Feature profile(
      String name,
      FeatureType type,
      String unit,
      String meaning,
      Function<ProfileFeatures, @Nullable Object> of) {
    return new Feature(
        name, FeatureFamily.PROFILE, type, unit, meaning, shopper -> of.apply(shopper.profile()));
  }
}
