package dev.novapixel.recs.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairCountsTest {

  /** Alarm clocks, green and red, in the French baskets of UCI Online Retail. */
  @Test
  void thePublishedRuleOfFranceIsMet() {
    PairCounts clocks = new PairCounts(31, 38, 37, 392);

    assertThat(clocks.support()).isCloseTo(0.079082, within(1e-6));
    assertThat(clocks.confidence()).isCloseTo(0.815789, within(1e-6));
    assertThat(clocks.lift()).isCloseTo(8.642959, within(1e-6));
  }

  /** Other vegetables and whole milk in the groceries of Hahsler et al. 2006. */
  @Test
  void thePublishedRuleOfTheGroceriesIsMet() {
    PairCounts milk = new PairCounts(736, 1903, 2513, 9835);

    assertThat(milk.support()).isCloseTo(0.07483477, within(1e-8));
    assertThat(milk.confidence()).isCloseTo(0.3867578, within(1e-7));
    assertThat(milk.lift()).isCloseTo(1.5136341, within(1e-7));
  }

  /** 2×2 tables with their ratios, as they are known from implementations of Dunning's test. */
  @Test
  void theLogLikelihoodRatioEqualsKnownTables() {
    assertThat(ofTable(1, 0, 0, 1)).isCloseTo(2.772589, within(1e-6));
    assertThat(ofTable(10, 0, 0, 10)).isCloseTo(27.72589, within(1e-5));
    assertThat(ofTable(5, 1995, 0, 100_000)).isCloseTo(39.33052, within(1e-5));
    assertThat(ofTable(1000, 1995, 1000, 100_000)).isCloseTo(4730.737, within(1e-3));
    assertThat(ofTable(1000, 1000, 1000, 100_000)).isCloseTo(5734.343, within(1e-3));
  }

  @Test
  void independentProductsHaveALiftOfOneAndSurpriseNobody() {
    PairCounts chance = new PairCounts(20, 100, 200, 1000);

    assertThat(chance.lift()).isCloseTo(1, within(1e-12));
    assertThat(chance.logLikelihoodRatio()).isCloseTo(0, within(1e-9));
  }

  @Test
  void shrinkingDrawsSmallCountsDownMoreThanLargeOnes() {
    PairCounts few = new PairCounts(1, 1, 1, 1000);
    PairCounts many = new PairCounts(100, 100, 100, 1000);

    assertThat(few.shrunkCosine(0)).isEqualTo(1);
    assertThat(few.shrunkCosine(10)).isCloseTo(1 / 11.0, within(1e-12));
    assertThat(many.shrunkCosine(10)).isCloseTo(100 / 110.0, within(1e-12));
  }

  @Test
  void countsThatContradictEachOtherAreWidenedToSomethingPossible() {
    PairCounts torn = new PairCounts(5, 3, 4, 2);

    assertThat(torn).isEqualTo(new PairCounts(5, 5, 5, 5));
    assertThat(torn.confidence()).isEqualTo(1);
  }

  @Test
  void nothingCountedMeasuresNothing() {
    PairCounts nothing = new PairCounts(0, 0, 0, 0);

    assertThat(nothing.support()).isZero();
    assertThat(nothing.confidence()).isZero();
    assertThat(nothing.lift()).isZero();
    assertThat(nothing.logLikelihoodRatio()).isZero();
    assertThat(nothing.shrunkCosine(0)).isZero();
  }

  private static double ofTable(long both, long onlyLeft, long onlyRight, long neither) {
    return new PairCounts(
            both, both + onlyLeft, both + onlyRight, both + onlyLeft + onlyRight + neither)
        .logLikelihoodRatio();
  }
}
