package dev.novapixel.recs.candidates;

import static dev.novapixel.recs.situation.Situations.shop;
import static dev.novapixel.recs.situation.Situations.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.novapixel.recs.situation.Placement;
import dev.novapixel.recs.situation.Relation;
import dev.novapixel.recs.situation.Situation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandidateSourcesTest {

  @Test
  void theProductAtHandLeadsToWhatIsViewedWithIt() {
    Situation situation =
        shop().product("boots").viewedWith("boots", with("socks", "laces")).build();

    assertThat(new ViewedTogether().candidates(situation))
        .extracting(Candidate::productId, Candidate::because)
        .containsExactly(tuple("socks", List.of("boots")), tuple("laces", List.of("boots")));
  }

  @Test
  void whatSimilarSessionsLookedAtFollowsFromTheLatestView() {
    Situation situation =
        shop().viewer(List.of("boots", "hat"), List.of(), List.of()).next("socks", "laces").build();

    assertThat(SessionNeighbours.nearest().candidates(situation))
        .extracting(Candidate::productId, Candidate::because)
        .containsExactly(tuple("socks", List.of("boots")), tuple("laces", List.of("boots")));
  }

  @Test
  void anOpenSessionEndsWithTheProductAtHand() {
    Situation situation = shop().viewer(List.of("c", "b", "a"), List.of(), List.of()).build();

    assertThat(SessionNeighbours.open("b", situation.viewer())).containsExactly("a", "c", "b");
    assertThat(SessionNeighbours.open(null, situation.viewer())).containsExactly("a", "b", "c");
    assertThat(SessionNeighbours.open("b", null)).containsExactly("b");
  }

  @Test
  void theLatestViewCountsMore() {
    Situation situation =
        shop()
            .viewer(List.of("boots", "hat"), List.of(), List.of())
            .viewedWith("boots", with("socks"))
            .viewedWith("hat", with("scarf"))
            .build();

    assertThat(new ViewedTogether().candidates(situation))
        .extracting(Candidate::productId)
        .containsExactly("socks", "scarf");
  }

  @Test
  void whatSeveralLinesOfACartSuggestAddsUp() {
    Situation situation =
        shop()
            .at(Placement.CART)
            .viewer(List.of(), List.of(), List.of("pasta", "sauce"))
            .boughtWith("pasta", with("wine", "cheese"))
            .boughtWith("sauce", with("cheese"))
            .build();

    List<Candidate> candidates = new BoughtTogether().candidates(situation);

    assertThat(candidates).extracting(Candidate::productId).containsExactly("cheese", "wine");
    assertThat(candidates.getFirst().because()).containsExactly("sauce", "pasta");
  }

  @Test
  void aPairThatSharesFewerOrdersThanChanceSaysNothing() {
    Relation rare = new Relation(500, 1000, List.of(new Relation.Neighbour("salt", 100, 500)));
    Situation situation = shop().product("sugar").boughtWith("sugar", rare).build();

    assertThat(new BoughtTogether().candidates(situation)).isEmpty();
  }

  @Test
  void afterAnOrderWhatWasBoughtLeadsOn() {
    Situation situation =
        shop()
            .at(Placement.POST_PURCHASE)
            .viewer(List.of(), List.of("printer"), List.of())
            .boughtWith("printer", with("ink"))
            .build();

    assertThat(new BoughtTogether().candidates(situation))
        .extracting(Candidate::productId)
        .containsExactly("ink");
  }

  @Test
  void recentlyViewedProductsComeNewestFirst() {
    Situation situation =
        shop().viewer(List.of("boots", "hat", "boots"), List.of(), List.of()).build();

    assertThat(new RecentlyViewed().candidates(situation))
        .extracting(Candidate::productId)
        .containsExactly("boots", "hat");
  }

  @Test
  void aLongerListGoesDeeperAndNoneDeeperThanTheBound() {
    assertThat(CandidateSource.depth(10)).isGreaterThan(30);
    assertThat(CandidateSource.depth(50)).isGreaterThan(CandidateSource.depth(10));
    assertThat(CandidateSource.depth(100)).isEqualTo(CandidateSource.BOUND);
  }

  @Test
  void popularityKeepsItsOrderAndItsBound() {
    String[] many =
        IntStream.range(0, 1000).mapToObj(number -> "p" + number).toArray(String[]::new);
    Situation situation = shop().popular(many).popularInCategory("a", "b").build();

    assertThat(Popular.inShop().candidates(situation))
        .hasSize(CandidateSource.depth(situation.limit()))
        .isSortedAccordingTo(Comparator.comparingDouble(Candidate::score).reversed())
        .first()
        .extracting(Candidate::productId)
        .isEqualTo("p0");
    assertThat(Popular.inCategory().candidates(situation))
        .extracting(Candidate::productId, Candidate::source)
        .containsExactly(tuple("a", Popular.CATEGORY), tuple("b", Popular.CATEGORY));
  }

  @Test
  void aStrangerHasNoPersonalCandidates() {
    Situation situation = shop("a").build();

    assertThat(new RecentlyViewed().candidates(situation)).isEmpty();
    assertThat(new ViewedTogether().candidates(situation)).isEmpty();
    assertThat(new BoughtTogether().candidates(situation)).isEmpty();
  }

  @Test
  void theNewestAreReadOnlyAsFarAsNeeded() {
    Situation situation = shop("a", "b", "c", "d").build();

    assertThat(Newest.find(situation, 2, product -> product.equals("a")))
        .extracting(Candidate::productId)
        .containsExactly("b", "c");
  }
}
