package dev.novapixel.schemas.feature;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One feature: what it is called, what it means and how it is read from a shopper's values.
 *
 * @param name its name everywhere: Redis field, API field, docs; with its window's suffix
 * @param family with which others it is published
 * @param type what kind of value it has
 * @param unit what is counted or measured
 * @param meaning one line for people
 * @param reader takes it from the values; see {@link FeatureType} for what it gives
 */
public record Feature(
    String name,
    FeatureFamily family,
    FeatureType type,
    String unit,
    String meaning,
    Function<ShopperFeatures, @Nullable Object> reader) {

  /** Its value, in the Java type that its {@link FeatureType} says; empty where there is none. */
  public Optional<Object> of(ShopperFeatures features) {
    return Optional.ofNullable(reader.apply(features));
  }
}
