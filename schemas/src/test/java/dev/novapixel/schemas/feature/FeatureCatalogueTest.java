package dev.novapixel.schemas.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @Test
  void theTableOfTheDocumentationIsTheCatalogue() throws IOException {
    String page = Files.readString(Path.of("../docs/features.md"));

    assertThat(page).as("write this into docs/features.md:\n%s", table()).contains(table());
  }

  private static String table() {
    var table = new StringBuilder("| feature | type | unit | meaning |\n|---|---|---|---|\n");
    for (Feature feature : FeatureCatalogue.ALL) {
      String unit = feature.unit().isEmpty() ? "" : " " + feature.unit();
      table.append(
          "| `%s` | %s |%s | %s |\n"
              .formatted(feature.name(), feature.type().json(), unit, feature.meaning()));
    }
    return table.toString();
  }
}
