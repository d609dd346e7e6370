package dev.novapixel.schemas.redis;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.feature.Feature;
import dev.novapixel.schemas.feature.FeatureCatalogue;
import dev.novapixel.schemas.feature.FeatureFamily;
import dev.novapixel.schemas.feature.FeatureType;
import dev.novapixel.schemas.feature.ProfileFeatures.PriceBand;
import dev.novapixel.schemas.feature.ShopperFeatures;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The Redis hashes of a shopper's features, one a {@link FeatureFamily}. Fields are the catalogue's
 * names; beside them {@code as_of} and {@code currency}, the one in which amounts stand. An amount
 * in another currency stands in {@code name:CURRENCY}. A feature without a value has no field, so a
 * write has to replace the whole hash.
 */
public final class FeatureHash {
  /** ISO 8601 time at which the values hold. */
  public static final String AS_OF = "as_of";

  /** ISO 4217 code of the plain amounts; absent as long as no event carried money. */
  public static final String CURRENCY = "currency";

  private static final char CURRENCY_SEPARATOR = ':';
  private static final String NOTHING = "0.00";

  private FeatureHash() {}

  /**
   * A shopper's features as the API answers them.
   *
   * @param asOf time at which they hold
   * @param currency in which amounts stand, null as long as no event carried money
   * @param features by catalogue name, in its order; numbers, texts, booleans, lists and maps that
   *     JSON can hold, and null for what has no value
   * @param otherCurrencies amounts by currency and catalogue name
   */
  public record Reading(
      Instant asOf,
      @Nullable String currency,
      Map<String, @Nullable Object> features,
      Map<String, Map<String, String>> otherCurrencies) {}

  /** The key of one family's hash. */
  public static String key(RedisKeys keys, String shop, Identifier shopper, FeatureFamily family) {
    return switch (family) {
      case ROLLING_5M, ROLLING_1H, ROLLING_24H ->
          keys.rolling(shop, shopper, family.window().orElseThrow());
      case SESSION -> keys.session(shop, shopper);
      case CONTEXT -> keys.context(shop, shopper);
      case PROFILE -> keys.profile(shop, shopper);
    };
  }

  /** The fields to write, by family. */
  public static Map<FeatureFamily, Map<String, String>> write(ShopperFeatures features) {
    var hashes = new EnumMap<FeatureFamily, Map<String, String>>(FeatureFamily.class);
    for (FeatureFamily family : FeatureFamily.values()) {
      hashes.put(family, write(features, family));
    }
    return hashes;
  }

  /** The fields to write for one family. */
  public static Map<String, String> write(ShopperFeatures features, FeatureFamily family) {
    var fields = new LinkedHashMap<String, String>();
    fields.put(AS_OF, Times.text(features.asOf()));
    String currency = features.context().currency();
    if (currency != null) {
      fields.put(CURRENCY, currency);
    }
    for (Feature feature : FeatureCatalogue.of(family)) {
      feature.of(features).ifPresent(value -> write(feature, value, currency, fields));
    }
    return fields;
  }

  /** The features from the hashes read; empty if there is none at all. */
  public static Optional<Reading> read(Map<FeatureFamily, Map<String, String>> hashes) {
    Instant asOf = null;
    String currency = null;
    var features = new LinkedHashMap<String, @Nullable Object>();
    var others = new TreeMap<String, Map<String, String>>();
    for (FeatureFamily family : FeatureFamily.values()) {
      Map<String, String> fields = hashes.getOrDefault(family, Map.of());
      String at = fields.get(AS_OF);
      if (at != null && (asOf == null || Times.read(at).isBefore(asOf))) {
        asOf = Times.read(at);
      }
      currency = fields.getOrDefault(CURRENCY, currency);
      FeatureCatalogue.of(family).forEach(f -> features.put(f.name(), read(f, fields)));
      readOthers(fields, others);
    }
    return asOf == null
        ? Optional.empty()
        : Optional.of(
            new Reading(
                asOf,
                currency,
                Collections.unmodifiableMap(features),
                Collections.unmodifiableMap(others)));
  }

  private static void write(
      Feature feature, Object value, @Nullable String currency, Map<String, String> fields) {
    if (feature.type() == FeatureType.MONEY || feature.type() == FeatureType.PRICE) {
      writeAmounts(feature, FeatureText.amounts(value), currency, fields);
    } else if (feature.type() == FeatureType.BAND) {
      writeBand(feature, FeatureText.bands(value), currency, fields);
    } else {
      fields.put(feature.name(), FeatureText.write(feature.type(), value));
    }
  }

  private static void writeAmounts(
      Feature feature,
      Map<String, Long> amounts,
      @Nullable String currency,
      Map<String, String> fields) {
    if (feature.type() == FeatureType.MONEY && currency != null && !amounts.containsKey(currency)) {
      fields.put(feature.name(), Money.decimal(0, currency));
    }
    amounts.forEach((code, minor) ->
        fields.put(
            code.equals(currency) ? feature.name() : feature.name() + CURRENCY_SEPARATOR + code,
            Money.decimal(minor, code)));
  }

  /** That of the plain amounts' currency. */
  private static void writeBand(
      Feature feature,
      Map<String, PriceBand> bands,
      @Nullable String currency,
      Map<String, String> fields) {
    if (currency != null && bands.containsKey(currency)) {
      fields.put(feature.name(), FeatureText.band(bands.get(currency), currency));
    }
  }

  private static @Nullable Object read(Feature feature, Map<String, String> fields) {
    String text = fields.get(feature.name());
    if (text != null) {
      return FeatureText.read(feature.type(), text);
    }
    return feature.type() == FeatureType.MONEY ? NOTHING : FeatureText.absent(feature.type());
  }

  private static void readOthers(
      Map<String, String> fields, Map<String, Map<String, String>> others) {
    fields.forEach((field, text) -> {
      int separator = field.indexOf(CURRENCY_SEPARATOR);
      if (separator > 0) {
        others
            .computeIfAbsent(field.substring(separator + 1), _ -> new TreeMap<>())
            .put(field.substring(0, separator), text);
      }
    });
  }
}
