package dev.novapixel.recs.gather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.recs.catalogue.ShopCatalogue;
import dev.novapixel.recs.knowledge.InMemoryKnowledge;
import dev.novapixel.recs.situation.Facts;
import dev.novapixel.recs.situation.Placement;
import dev.novapixel.recs.situation.Relation;
import dev.novapixel.recs.situation.Scored;
import dev.novapixel.recs.situation.Situation;
import dev.novapixel.recs.stage.People;
import dev.novapixel.recs.stage.Stage;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.redis.FeatureHash;
import dev.novapixel.schemas.shop.ShopSettings;
import dev.novapixel.schemas.shop.ShopSettings.CatalogMode;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GathererTest {
  private static final String SHOP = "socks.test";
  private static final ShopSettings SETTINGS = Stage.shop(SHOP, 1, CatalogMode.FROM_EVENTS);
  private static final Identifier ANN = Identifier.customer("ann");
  private static final Identifier BROWSER = Identifier.client("c1");

  private final InMemoryKnowledge memory = new InMemoryKnowledge();
  private final InMemoryKnowledge.Shop shop = memory.shop(SHOP);
  private final Gatherer gatherer =
      new Gatherer(memory, _ -> ShopCatalogue.EMPTY, NextInSession.NOTHING);

  @Test
  void whatBelongsToTheProductAtHandIsGathered() {
    shop.viewed.put("wool", Relation.NONE);
    shop.facts.put("wool", new Facts(null, "socks", null, null));
    shop.popularIn.put("socks", List.of(new Scored("silk", 1)));
    shop.popular.add(new Scored("hit", 1));

    Situation situation = situation("wool");

    assertThat(situation.viewedTogether()).containsOnlyKeys("wool");
    assertThat(situation.category()).isEqualTo("socks");
    assertThat(situation.popularInCategory()).containsExactly(new Scored("silk", 1));
    assertThat(situation.popular()).containsExactly(new Scored("hit", 1));
    assertThat(situation.viewer()).isNull();
  }

  @Test
  void theStrongestNameSaysWhoItIs() {
    Identifier other = Identifier.client("other");
    shop.shoppers.put(ANN, ANN);
    shop.shoppers.put(BROWSER, other);
    knows(ANN, List.of("wool"), Consent.ABSENT);
    knows(other, List.of("silk"), Consent.ABSENT);

    assertThat(situation(null, BROWSER, ANN).viewed()).containsExactly("wool");
    assertThat(situation(null, BROWSER).viewed()).containsExactly("silk");
  }

  @Test
  void whatAViewerLookedAtLeadsToNeighbours() {
    shop.shoppers.put(BROWSER, ANN);
    knows(ANN, List.of("wool", "silk"), Consent.ABSENT);
    shop.viewed.put("wool", Relation.NONE);
    shop.viewed.put("silk", Relation.NONE);

    assertThat(situation(null, BROWSER).viewedTogether()).containsOnlyKeys("wool", "silk");
  }

  @Test
  void whoRefusedIsNobody() {
    shop.shoppers.put(BROWSER, ANN);
    knows(ANN, List.of("wool"), new Consent(false, null, null, null));
    shop.viewed.put("wool", Relation.NONE);

    Situation situation = situation(null, BROWSER);

    assertThat(situation.viewer()).isNull();
    assertThat(situation.viewedTogether()).isEmpty();
  }

  @Test
  void aStrangersHomepageTakesTwoQuestionsAndAKnownShoppersThree() {
    situation(null);
    assertThat(memory.asked()).isEqualTo(2);

    shop.shoppers.put(BROWSER, ANN);
    knows(ANN, List.of("wool"), Consent.ABSENT);
    situation(null, BROWSER);
    assertThat(memory.asked()).isEqualTo(5);
  }

  @Test
  void everythingIsReadPageByPageToItsEnd() {
    IntStream.range(0, 1_200).forEach(id -> shop.popular.add(new Scored("p" + id, 2_000 - id)));

    assertThat(situation(null).assortment().everything())
        .hasSize(1_200)
        .startsWith("p0", "p1")
        .endsWith("p1199");
  }

  @Test
  void anAuthoritativeCatalogueIsAllThereIs() {
    shop.popular.add(new Scored("seen", 1));
    ShopSettings strict = Stage.shop(SHOP, 2, CatalogMode.AUTHORITATIVE);

    var assortment = gatherer.assortment(strict, gatherer.asking());

    assertThat(assortment.everything()).isEmpty();
    assertThat(assortment.sells("seen")).isFalse();
    assertThat(gatherer.assortment(SETTINGS, gatherer.asking()).sells("seen")).isTrue();
  }

  @Test
  void factsAreAskedForOnce() {
    shop.facts.put("wool", new Facts("Wool", null, null, null));
    gatherer.assortment(SETTINGS, gatherer.asking()).facts(List.of("wool"));
    gatherer.assortment(SETTINGS, gatherer.asking()).facts(List.of("wool"));

    assertThat(memory.asked()).isEqualTo(1);
  }

  private void knows(Identifier id, List<String> viewed, Consent consent) {
    var features = People.shopper(SHOP, id, viewed, List.of(), List.of(), consent);
    shop.features.put(id, FeatureHash.read(FeatureHash.write(features)).orElseThrow());
  }

  private Situation situation(@Nullable String product, Identifier... names) {
    Asked asked = new Asked(SETTINGS, Placement.HOMEPAGE, product, List.of(names), 10);
    return gatherer.situation(asked, gatherer.asking());
  }
}
