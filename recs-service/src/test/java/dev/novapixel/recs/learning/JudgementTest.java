package dev.novapixel.recs.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.recs.nextitem.BlendSettings;
import dev.novapixel.recs.nextitem.Forest;
import dev.novapixel.recs.nextitem.SessionBlend;
import dev.novapixel.recs.nextitem.SessionIndex;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private static Judgement judgement(double nearestHits, double blendHits, double certainty) {
    return new Judgement(100, nearestHits, 0.1, blendHits, 0.2, certainty);
  }

  @Test
  void betterIsWhatRanksBetterForSureAndHitsNoLess() {
    assertThat(judgement(0.5, 0.5, 2).isBetter()).isTrue();
    assertThat(judgement(0.5, 0.4, 2).isBetter()).isFalse();
    assertThat(judgement(0.5, 0.6, 1.5).isBetter()).isFalse();
  }

  @Test
  void nearestSessionsInAnotherGuiseAreNotBetterThanThemselves() {
    var index = new SessionIndex(new SessionIndex.Bounds(1_000, 100, 50));
    index.add(new int[] {1, 2, 3});
    index.add(new int[] {1, 2});
    var blend = new SessionBlend(index, Forest.NONE, BlendSettings.SERVED);

    Judgement judgement = Judgement.of(blend, List.of(new int[] {1, 2, 3, 4}), _ -> {});

    assertThat(judgement).isEqualTo(new Judgement(3, 2.0 / 3, 0.5, 2.0 / 3, 0.5, 0));
    assertThat(judgement.isBetter()).isFalse();
  }

  @Test
  void whereThereIsNothingToForetellNothingIsBetter() {
    var index = new SessionIndex(new SessionIndex.Bounds(10, 10, 10));
    var blend = new SessionBlend(index, Forest.NONE, BlendSettings.SERVED);

    assertThat(Judgement.of(blend, List.of(new int[] {1}), _ -> {}).isBetter()).isFalse();
  }
}
