package dev.novapixel.schemas.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every feature of a shopper, once. The Redis fields, the API's list and the table in {@code
 * docs/features.md} come from it.
 */
public final class FeatureCatalogue {
  /** In the order in which people should read them. */
  public static final List<Feature> ALL = all();

  private static final Map<String, Feature> BY_NAME =
      ALL.stream()
          .collect(
              Collectors.toMap(Feature::name, feature -> feature, (a, _) -> a, LinkedHashMap::new));

  private static final Map<FeatureFamily, List<Feature>> BY_FAMILY =
      ALL.stream().collect(Collectors.groupingBy(Feature::family));

  private FeatureCatalogue() {}

  /** The features of one Redis hash. */
  public static List<Feature> of(FeatureFamily family) {
    return BY_FAMILY.getOrDefault(family, List.of());
  }

  /**
   * The feature of that name; the windows may also be spelt {@code _5min}, {@code _1hr}, {@code
   * _24hr}.
   */
  public static Optional<Feature> named(String name) {
    return Optional.ofNullable(BY_NAME.get(canonical(name)));
  }

  private static String canonical(String name) {
    if (name.endsWith("_5min")) {
      return name.substring(0, name.length() - "in".length());
    }
    return name.endsWith("_1hr") || name.endsWith("_24hr")
        ? name.substring(0, name.length() - "r".length())
        : name;
  }

  private static List<Feature> all() {
    var features = new ArrayList<Feature>();
    for (FeatureFamily family : FeatureFamily.values()) {
      features.addAll(
          switch (family) {
            case ROLLING_5M -> RollingCatalogue.of(family, Window.LAST_5M);
            case ROLLING_1H -> RollingCatalogue.of(family, Window.LAST_1H);
            case ROLLING_24H -> RollingCatalogue.ofDay(family, Window.LAST_24H);
            case SESSION -> SessionCatalogue.FEATURES;
            case CONTEXT -> LastingCatalogue.CONTEXT;
            case PROFILE -> LastingCatalogue.PROFILE;
          });
    }
    return List.copyOf(features);
  }
}
