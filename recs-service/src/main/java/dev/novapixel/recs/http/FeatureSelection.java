package dev.novapixel.recs.http;

import dev.novapixel.schemas.feature.Feature;
import dev.novapixel.schemas.feature.FeatureCatalogue;
import dev.novapixel.schemas.feature.FeatureFamily;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which features are answered, and under which names: the catalogue's, or as they were asked for,
 * so that readers of the {@code 5min}, {@code 1hr} and {@code 24hr} spellings find what they know.
 *
 * @param byName the catalogue's features by the name that the answer gives them, in order
 */
record FeatureSelection(Map<String, Feature> byName) {
  /** More names than the catalogue has are a mistake. */
  private static final int BOUND = 200;

  /**
   * The features that {@code features=a,b} names, else those of {@code window=5m}, else all.
   *
   * <p>{@code window} takes the name of a family, rolling windows in either spelling.
   */
  static FeatureSelection of(Query query) {
    Optional<String> names = query.text("features");
    if (names.isPresent()) {
      return named(names.get());
    }
    return query
        .text("window")
        .map(text -> family(text))
        .map(FeatureSelection::of)
        .orElseGet(FeatureSelection::all);
  }

  private static FeatureSelection named(String names) {
    Map<String, Feature> selected = new LinkedHashMap<>();
    for (String name : names.split(",", BOUND)) {
      String asked = name.strip();
      Feature feature =
          FeatureCatalogue.named(asked)
              .orElseThrow(() ->
                  Query.invalid(
                      "features", "takes names of the feature catalogue, separated by commas"));
      selected.put(asked, feature);
    }
    return new FeatureSelection(selected);
  }

  private static FeatureFamily family(String text) {
    String canonical =
        switch (text) {
          case "5min" -> "5m";
          case "1hr" -> "1h";
          case "24hr" -> "24h";
          default -> text;
        };
    for (FeatureFamily family : FeatureFamily.values()) {
      if (family.text().equals(canonical)) {
        return family;
      }
    }
    throw Query.invalid("window", "takes 5m, 1h, 24h, session, context or profile");
  }

  private static FeatureSelection of(FeatureFamily family) {
    Map<String, Feature> selected = new LinkedHashMap<>();
    FeatureCatalogue.of(family).forEach(feature -> selected.put(feature.name(), feature));
    return new FeatureSelection(selected);
  }

  private static FeatureSelection all() {
    Map<String, Feature> selected = new LinkedHashMap<>();
    FeatureCatalogue.ALL.forEach(feature -> selected.put(feature.name(), feature));
    return new FeatureSelection(selected);
  }
}
