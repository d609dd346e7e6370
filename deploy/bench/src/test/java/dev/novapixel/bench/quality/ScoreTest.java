package dev.novapixel.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final int AT_5 = 0;
  private static final int AT_20 = 2;

  @Test
  void aHitCountsByItsRank() {
    Score score = new Score();
    score.add(new int[] {7, 8, 9}, 9, -1);
    score.add(new int[] {7, 8, 9}, 5, -1);

    assertThat(score.hitRate(AT_5)).isEqualTo(50);
    assertThat(score.meanReciprocalRank(AT_5)).isCloseTo(100.0 / 6, within(1e-9));
    assertThat(score.ndcg(AT_5)).isCloseTo(25, within(1e-9));
    assertThat(score.coverage(AT_5, 10)).isEqualTo(30);
  }

  @Test
  void whatIsForbiddenLeavesItsPlaceToTheNext() {
    Score score = new Score();
    score.add(new int[] {7, 8, 9}, 9, 7);
    score.add(new int[] {7, 8, 9}, 7, 7);

    assertThat(score.hitRate(AT_5)).isEqualTo(50);
    assertThat(score.meanReciprocalRank(AT_5)).isEqualTo(25);
    assertThat(score.coverage(AT_5, 10)).isEqualTo(20);
  }

  @Test
  void whatComesAfterTheCutCountsForLongerListsOnly() {
    Score score = new Score();
    int[] list = IntStream.range(0, 21).toArray();
    score.add(list, 5, -1);
    score.add(list, 20, -1);

    assertThat(score.hitRate(AT_5)).isZero();
    assertThat(score.hitRate(AT_20)).isEqualTo(50);
    assertThat(score.coverage(AT_20, 20)).isEqualTo(100);
  }
}
