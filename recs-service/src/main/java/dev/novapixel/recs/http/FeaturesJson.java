package dev.novapixel.recs.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.novapixel.recs.knowledge.ShopperBook;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.feature.FeatureFamily;
import dev.novapixel.schemas.feature.ShopperFeatures;
import dev.novapixel.schemas.redis.FeatureHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A shopper's features as the API answers them.
 *
 * @param shopCurrency in which amounts stand as long as no event carried money
 * @param selection which features
 * @param now the time of answering
 */
record FeaturesJson(String shopCurrency, FeatureSelection selection, Instant now) {
  /** The mirror says that it is complete four times a second; silent for this long, it is late. */
  private static final Duration LATE = Duration.ofSeconds(1);

  ObjectNode of(ShopperBook.Page page) {
    FeatureHash.Reading reading =
        Objects.requireNonNullElseGet(page.reading(), () -> nothingYet(Instant.EPOCH));
    return of(page.shopper(), reading, asOf(reading.asOf(), page.reach()));
  }

  /** Of the past: {@code features} as of {@code at}, or as long as nothing had happened yet. */
  ObjectNode of(Identifier shopper, Optional<ShopperFeatures> features, Instant at) {
    FeatureHash.Reading reading =
        features
            .flatMap(known -> FeatureHash.read(FeatureHash.write(known)))
            .orElseGet(() -> nothingYet(at));
    return of(shopper, reading, reading.asOf());
  }

  private ObjectNode of(Identifier shopper, FeatureHash.Reading reading, Instant asOf) {
    ObjectNode json =
        Json.object()
            .put("id", shopper.text())
            .put("as_of", Json.time(asOf))
            .put("currency", Objects.requireNonNullElse(reading.currency(), shopCurrency));
    ObjectNode features = json.putObject("features");
    selection
        .byName()
        .forEach(
            (name, feature) -> features.set(name, Json.of(reading.features().get(feature.name()))));
    ObjectNode others = json.putObject("other_currencies");
    reading.otherCurrencies().forEach((currency, amounts) -> others.set(currency, of(amounts)));
    return json;
  }

  private ObjectNode of(Map<String, String> amounts) {
    ObjectNode json = Json.object();
    selection
        .byName()
        .forEach((name, feature) -> {
          String amount = amounts.get(feature.name());
          if (amount != null) {
            json.put(name, amount);
          }
        });
    return json;
  }

  /**
   * Now, because a value in the mirror holds until the mirror says else; as far as the mirror
   * reaches, if it is late; as of the value itself, if the mirror has never said.
   */
  private Instant asOf(Instant value, @Nullable Instant reach) {
    if (reach == null) {
      return value;
    }
    return reach.isBefore(now.minus(LATE)) ? reach : now;
  }

  /** A shopper who is known by name only: every count is 0, every other feature has no value. */
  private static FeatureHash.Reading nothingYet(Instant asOf) {
    return FeatureHash.read(
            Map.of(FeatureFamily.CONTEXT, Map.of(FeatureHash.AS_OF, Json.time(asOf))))
        .orElseThrow();
  }
}
