package dev.novapixel.recs.ranking;

import static dev.novapixel.recs.situation.Situations.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.novapixel.recs.candidates.Candidate;
import dev.novapixel.recs.candidates.Popular;
import dev.novapixel.recs.candidates.ViewedTogether;
import dev.novapixel.recs.situation.Placement;
import dev.novapixel.recs.situation.Situation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlendTest {
  private static final Situation ANYWHERE = shop().build();
  private static final BlendWeights THREE_TO_ONE =
      new BlendWeights(Map.of("items", 3.0, "crowd", 1.0));

  private final Blend blend = new Blend(_ -> THREE_TO_ONE);

  @Test
  void sourcesOfDifferentScalesWeighAsTheirWeightsSay() {
    List<Ranked> ranked =
        blend.rank(
            ANYWHERE,
            List.of(
                new Candidate("a", "items", 0.002, List.of("z")),
                new Candidate("b", "items", 0.001, List.of("z")),
                new Candidate("b", "crowd", 5000, List.of()),
                new Candidate("c", "crowd", 2500, List.of())));

    assertThat(ranked).extracting(Ranked::productId).containsExactly("a", "b", "c");
    assertThat(ranked.get(0).score()).isCloseTo(0.75, within(1e-9));
    assertThat(ranked.get(1).score()).isCloseTo(0.375 + 0.25, within(1e-9));
    assertThat(ranked.get(2).score()).isCloseTo(0.125, within(1e-9));
  }

  @Test
  void theStrongestSourceGivesTheReason() {
    List<Ranked> ranked =
        blend.rank(
            ANYWHERE,
            List.of(
                new Candidate("a", "crowd", 1, List.of()),
                new Candidate("a", "items", 1, List.of("z"))));

    assertThat(ranked)
        .singleElement()
        .satisfies(a -> {
          assertThat(a.source()).isEqualTo("items");
          assertThat(a.because()).containsExactly("z");
          assertThat(a.parts()).containsOnlyKeys("items", "crowd");
          assertThat(a.score()).isCloseTo(1, within(1e-9));
        });
  }

  @Test
  void aSourceWithoutWeightHasNoSay() {
    assertThat(blend.rank(ANYWHERE, List.of(new Candidate("a", "noise", 1, List.of())))).isEmpty();
  }

  @Test
  void equalScoresStandInTheOrderOfTheirIds() {
    List<Ranked> ranked =
        blend.rank(
            ANYWHERE,
            List.of(
                new Candidate("b", "items", 1, List.of()),
                new Candidate("a", "items", 1, List.of())));

    assertThat(ranked).extracting(Ranked::productId).containsExactly("a", "b");
  }

  @Test
  void popularityFillsUpBehindWhatIsPersonalEverywhere() {
    for (Placement placement : Placement.values()) {
      BlendWeights weights = BlendWeights.defaults(placement);

      assertThat(weights.of(Popular.SHOP)).isPositive().isLessThan(weights.of(ViewedTogether.NAME));
    }
  }
}
