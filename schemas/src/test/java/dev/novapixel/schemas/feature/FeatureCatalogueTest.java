package dev.novapixel.schemas.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FeatureCatalogueTest {

  @Test
  void everyNameIsUsedOnce() {
    assertThat(FeatureCatalogue.ALL).extracting(Feature::name).doesNotHaveDuplicates();
  }

  @Test
  void everyFamilyHasFeaturesAndAllAreInOne() {
    int sum = 0;
    for (FeatureFamily family : FeatureFamily.values()) {
      assertThat(FeatureCatalogue.of(family)).isNotEmpty();
      sum += FeatureCatalogue.of(family).size();
    }
    assertThat(sum).isEqualTo(FeatureCatalogue.ALL.size());
  }

  @Test
  void theSpellingsOfOtherSystemsAreUnderstood() {
    assertThat(FeatureCatalogue.named("product_view_count_5min"))
        .isEqualTo(FeatureCatalogue.named("product_view_count_5m"))
        .isPresent();
    assertThat(FeatureCatalogue.named("cart_value_1hr")).isPresent();
    assertThat(FeatureCatalogue.named("orders_count_24hr")).isPresent();
    assertThat(FeatureCatalogue.named("orders_count_5m")).isEmpty();
  }
}
