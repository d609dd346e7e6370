package dev.novapixel.recs.ranking;

import static dev.novapixel.recs.situation.Situations.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.novapixel.recs.pipeline.Recommender;
import dev.novapixel.recs.situation.Placement;
import dev.novapixel.recs.situation.Policy;
import dev.novapixel.recs.situation.Rules;
import dev.novapixel.recs.situation.Situations;
import dev.novapixel.schemas.shop.Recommending;
import dev.novapixel.schemas.shop.Recommending.Action;
import dev.novapixel.schemas.shop.Recommending.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What merchants' rules make of a list whose order is known: a, b, c, d by popularity. */
class RuledTest {
  private static Situations listed() {
    return shop("new1", "new2")
        .at(Placement.HOMEPAGE)
        .popular("a", "b", "c", "d")
        .facts("c", "C", "hats")
        .facts("d", "D", "hats")
        .facts("z", "Z", "socks");
  }

  private static List<String> shown(int limit, Rule... rules) {
    return Recommender.standard()
        .recommend(listed().policy(Rules.policy(Placement.HOMEPAGE, rules)).limit(limit).build())
        .items()
        .stream()
        .map(Ranked::productId)
        .toList();
  }

  @Test
  void whatIsPinnedStandsFirstInTheMerchantsOrderAndOnce() {
    assertThat(shown(4, Rules.of(Action.PIN, "z", "c"))).containsExactly("z", "c", "a", "b");
  }

  @Test
  void anIdThatNobodyHasSeenIsNotPinned() {
    assertThat(shown(2, Rules.of(Action.PIN, "typo"))).containsExactly("a", "b");
  }

  @Test
  void whatIsExcludedIsNotShownEvenIfItIsPinned() {
    assertThat(shown(4, Rules.of(Action.PIN, "c"), Rules.ofCategory(Action.EXCLUDE, "hats")))
        .containsExactly("a", "b", "new1", "new2");
  }

  @Test
  void whatIsBuriedStandsBehindWhatFillsTheListUp() {
    assertThat(shown(6, Rules.of(Action.BURY, "a")))
        .containsExactly("b", "c", "d", "new1", "new2", "a");
  }

  @Test
  void aBoostMultipliesAScore() {
    assertThat(shown(4, Rules.boost(10, "d"))).containsExactly("d", "a", "b", "c");
    assertThat(shown(4, Rules.boost(1.01, "d"))).containsExactly("a", "b", "c", "d");
  }

  @Test
  void aShopsOwnWeightsStandInThePlaceOfTheDefaults() {
    var own = new Recommending(List.of(), Map.of("homepage", Map.of("recently-viewed", 1.0)));
    var situation =
        listed()
            .viewer(List.of("d", "c"), List.of(), List.of())
            .policy(Policy.of(own, Placement.HOMEPAGE))
            .limit(2)
            .build();

    assertThat(Recommender.standard().recommend(situation).items())
        .extracting(Ranked::productId, Ranked::score)
        .containsExactly(tuple("d", 1.0), tuple("c", 0.5));
  }

  @Test
  void everySourceAndPlacementCanBeSet() {
    assertThat(Recommender.standard().sources())
        .extracting(source -> source.name())
        .containsAll(Recommending.SOURCES)
        .hasSize(Recommending.SOURCES.size() + 1); // and what is pinned
    assertThat(List.of(Placement.values()))
        .extracting(Placement::text)
        .containsExactlyInAnyOrderElementsOf(Recommending.PLACEMENTS);
  }
}
