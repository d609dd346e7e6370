package dev.novapixel.schemas.feature;

import static dev.novapixel.schemas.feature.FeatureType.COUNT;
import static dev.novapixel.schemas.feature.FeatureType.DURATION;
import static dev.novapixel.schemas.feature.FeatureType.FLAG;
import static dev.novapixel.schemas.feature.FeatureType.MONEY;
import static dev.novapixel.schemas.feature.FeatureType.RATIO;
import static dev.novapixel.schemas.feature.FeatureType.TEXT;
import static dev.novapixel.schemas.feature.FeatureType.TIME;

import dev.novapixel.schemas.event.Action.CheckoutReached.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The features of the latest session. */
final class SessionCatalogue {
  /** Decimals of a ratio. */
  private static final int RATIO_SCALE = 4;

  static final List<Feature> FEATURES =
      List.of(
          feature("id", TEXT, "id", "from the unit and the first event", SessionFeatures::id),
          feature("started_at", TIME, "time", "its first event", SessionFeatures::startedAt),
          feature(
              "duration", DURATION, "ms", "last minus first event", s -> s.duration().toMillis()),
          feature("open", FLAG, "", "the gap has not yet passed", SessionFeatures::open),
          feature("page_count", COUNT, "pages", "pages shown", s -> (long) s.pages()),
          feature(
              "product_view_count", COUNT, "views", "product views", s -> (long) s.productViews()),
          feature("search_count", COUNT, "searches", "searches", s -> (long) s.searches()),
          feature("bounce", FLAG, "", "one page and no other interaction", SessionFeatures::bounce),
          feature(
              "cart_ratio", RATIO, "adds by view", "null without views", SessionCatalogue::ratio),
          feature(
              "cart_value", MONEY, "currency", "adds minus removes", SessionFeatures::cartValue),
          feature(
              "checkout_step", TEXT, "step", "furthest step reached", s -> step(s.checkoutStep())),
          feature("converted", FLAG, "", "a checkout was completed", SessionFeatures::converted),
          feature(
              "landing_page", TEXT, "address", "of its first event", SessionFeatures::landingPage),
          feature("referrer", TEXT, "address", "of its first event", SessionFeatures::referrer),
          feature("marketing_source", TEXT, "utm_source", "first event's", SessionFeatures::source),
          feature("marketing_medium", TEXT, "utm_medium", "first event's", SessionFeatures::medium),
          feature(
              "marketing_campaign",
              TEXT,
              "utm_campaign",
              "first event's",
              SessionFeatures::campaign));

  private SessionCatalogue() {}

  private static @Nullable BigDecimal ratio(SessionFeatures session) {
    return session.productViews() == 0
        ? null
        : BigDecimal.valueOf(session.cartAdds())
            .divide(BigDecimal.valueOf(session.productViews()), RATIO_SCALE, RoundingMode.HALF_UP);
  }

  private static @Nullable String step(@Nullable Step step) {
    return step == null ? null : step.name().toLowerCase(Locale.ROOT);
  }

  private static Feature feature(
      String name,
      FeatureType type,
      String unit,
      String meaning,
      Function<SessionFeatures, @Nullable Object> of) {
    return new Feature(
        "session_" + name,
        FeatureFamily.SESSION,
        type,
        unit,
        meaning,
        shopper -> shopper.session() == null ? null : of.apply(shopper.session()));
  }
}
