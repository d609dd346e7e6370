package dev.novapixel.recs.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class PairCountsProperties {

  @Property
  void everyMeasureStaysInItsRange(
      @ForAll @LongRange(max = 100_000) long together,
      @ForAll @LongRange(max = 100_000) long left,
      @ForAll @LongRange(max = 100_000) long right,
      @ForAll @LongRange(max = 1_000_000) long all) {
    PairCounts counts = new PairCounts(together, left, right, all);

    assertThat(counts.support()).isBetween(0.0, 1.0);
    assertThat(counts.confidence()).isBetween(0.0, 1.0);
    assertThat(counts.lift()).isBetween(0.0, Double.MAX_VALUE);
    assertThat(counts.logLikelihoodRatio()).isBetween(0.0, Double.MAX_VALUE);
    assertThat(counts.shrunkCosine(10)).isBetween(0.0, 1.0);
  }

  @Property
  void whatHoldsForBothSidesAlikeDoesNotChangeWhenTheyAreSwapped(
      @ForAll @LongRange(max = 1_000) long together,
      @ForAll @LongRange(max = 10_000) long left,
      @ForAll @LongRange(max = 10_000) long right,
      @ForAll @LongRange(max = 100_000) long all) {
    PairCounts counts = new PairCounts(together, left, right, all);
    PairCounts swapped = new PairCounts(together, right, left, all);

    assertThat(swapped.support()).isEqualTo(counts.support());
    assertThat(swapped.lift()).isCloseTo(counts.lift(), within(1e-6 * (1 + counts.lift())));
    assertThat(swapped.shrunkCosine(3)).isEqualTo(counts.shrunkCosine(3));
    double g2 = counts.logLikelihoodRatio();
    assertThat(swapped.logLikelihoodRatio()).isCloseTo(g2, within(1e-6 * (1 + g2)));
  }
}
