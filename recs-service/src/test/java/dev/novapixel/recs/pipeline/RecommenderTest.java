package dev.novapixel.recs.pipeline;

import static dev.novapixel.recs.situation.Situations.shop;
import static dev.novapixel.recs.situation.Situations.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.recs.ranking.Ranked;
import dev.novapixel.recs.situation.Placement;
import dev.novapixel.recs.situation.Situation;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecommenderTest {
  private final Recommender recommender = Recommender.standard();

  @Test
  void itemsComeBeforeTheCrowdAndTheNewestFillUp() {
    Situation situation =
        shop("fresh", "newer", "boots")
            .product("boots")
            .viewedWith("boots", with("socks"))
            .popular("boots", "hat")
            .limit(4)
            .build();

    assertThat(recommender.recommend(situation).items())
        .extracting(Ranked::productId)
        .containsExactly("socks", "hat", "fresh", "newer");
  }

  @Test
  void whatTheShopperHasInHandInTheCartOrAtHomeIsNotShown() {
    Situation situation =
        shop("at-hand", "in-cart", "at-home", "else")
            .product("at-hand")
            .viewer(List.of("in-cart"), List.of("at-home"), List.of("in-cart"))
            .popular("at-hand", "in-cart", "at-home", "else")
            .build();

    assertThat(recommender.recommend(situation).items())
        .extracting(Ranked::productId)
        .containsExactly("else");
  }

  @Test
  void inTheCartWhatWasBoughtBeforeMayBeShownAgain() {
    Situation situation =
        shop("coffee")
            .at(Placement.CART)
            .viewer(List.of(), List.of("coffee"), List.of("milk"))
            .build();

    assertThat(recommender.recommend(situation).items())
        .extracting(Ranked::productId)
        .containsExactly("coffee");
  }

  @Test
  void manyVariantsOfOneProductDoNotKeepOthersOut() {
    var shop = shop().product("p").limit(2);
    String[] variants = new String[20];
    for (int i = 0; i < variants.length; i++) {
      variants[i] = "v" + i;
      shop.facts(variants[i], "T-Shirt", "shirts");
    }
    Situation situation = shop.popular(variants).popularInCategory("other").build();

    assertThat(recommender.recommend(situation).items())
        .extracting(Ranked::productId)
        .containsExactlyInAnyOrder("other", "v0");
  }

  @Test
  void theExplanationCountsWhatEachStageDid() {
    Situation situation =
        shop("a", "b").product("a").popular("a", "b", "gone").unsold(List.of("gone")).build();

    Explanation explanation = recommender.recommend(situation).explanation();

    assertThat(explanation.candidates()).containsEntry("popular", 3).containsEntry("new", 0);
    assertThat(explanation.filtered()).containsEntry("at-hand", 1).containsEntry("not-sold", 1);
    assertThat(explanation.ranker()).isEqualTo("blend");
    assertThat(explanation.shapers())
        .extracting(Explanation.Left::products)
        .containsExactly(1, 1, 1, 1);
  }
}
