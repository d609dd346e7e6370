package dev.novapixel.bench.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ZipfTest {
  private static final int RANKS = 1000;
  private static final int DRAWS = 200_000;

  @Test
  void aRankIsDrawnAsOftenAsItsReciprocalSays() {
    var zipf = new Zipf(RANKS, new Random(1));
    int[] drawn = new int[RANKS];
    for (int i = 0; i < DRAWS; i++) {
      drawn[zipf.next()]++;
    }

    assertThat(drawn[0]).isCloseTo(2 * drawn[1], withinPercentage(5));
    assertThat(drawn[0]).isCloseTo(10 * drawn[9], withinPercentage(10));
    assertThat(drawn[RANKS - 1]).isPositive();
  }

  @Test
  void equalSeedsDrawAlike() {
    var one = new Zipf(RANKS, new Random(7));
    var other = new Zipf(RANKS, new Random(7));

    for (int i = 0; i < 100; i++) {
      assertThat(one.next()).isEqualTo(other.next());
    }
  }
}
