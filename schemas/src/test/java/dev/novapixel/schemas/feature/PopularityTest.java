package dev.novapixel.schemas.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.novapixel.schemas.feature.ProductFeatures.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PopularityTest {
  private static final int TODAY = 20_525;

  @Test
  void aWeightHalvesWithEachHalfLife() {
    double score = Popularity.POPULAR.of(viewed(TODAY, 8)).orElseThrow();
    long start = Duration.ofDays(TODAY).toMillis();

    assertThat(Popularity.POPULAR.decayed(score, start)).isCloseTo(8, within(1e-6));
    assertThat(Popularity.POPULAR.decayed(score, start + Duration.ofDays(14).toMillis()))
        .isCloseTo(2, within(1e-6));
  }

  @Test
  void daysAddUpAsIfEachHadDecayedOnItsOwn() {
    var product = product(List.of(views(TODAY - 7, 4), views(TODAY, 1)));

    double weight =
        Popularity.POPULAR.decayed(
            Popularity.POPULAR.of(product).orElseThrow(), Duration.ofDays(TODAY).toMillis());

    assertThat(weight).isCloseTo(3, within(1e-6));
  }

  @Test
  void whatNobodyTouchedHasNoScore() {
    assertThat(Popularity.BESTSELLING.of(viewed(TODAY, 8))).isEmpty();
    assertThat(Popularity.TRENDING.of(viewed(TODAY, 8))).isEmpty();
  }

  private static ProductFeatures viewed(int day, long times) {
    return product(List.of(views(day, times)));
  }

  private static Bucket views(int day, long times) {
    return new Bucket(day, times, 0, 0, 0, Map.of(), 0, 0, Map.of());
  }

  private static ProductFeatures product(List<Bucket> days) {
    return new ProductFeatures(
        "shop", "boots", null, null, null, null, null, Instant.EPOCH, List.of(), days);
  }
}
