package dev.novapixel.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class RoundsTest {

  @Test
  void theMedianLeavesOutTheRoundsThatWarmUp() {
    Rounds rounds = of(1000, 500, 3, 1, 2);

    assertThat(rounds.median()).isEqualTo(2);
  }

  @Test
  void onlyTheLastRoundsCountHoweverManyWarmedUp() {
    assertThat(of(1, 2, 3, 4, 7, 9, 8).median()).isEqualTo(8);
  }

  @Test
  void moreRoundsCountWhereTheyAreAskedFor() {
    Rounds rounds = new Rounds(5);
    for (double value : new double[] {100, 200, 5, 1, 4, 2, 3}) {
      rounds.add(value);
    }

    assertThat(rounds.median()).isEqualTo(3);
  }

  @Test
  void aWarmUpAloneIsNoMeasurement() {
    assertThatIllegalStateException().isThrownBy(() -> of(1, 1, 1, 1).median());
  }

  private static Rounds of(double... values) {
    Rounds rounds = new Rounds();
    for (double value : values) {
      rounds.add(value);
    }
    return rounds;
  }
}
