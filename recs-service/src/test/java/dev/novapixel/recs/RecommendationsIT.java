package dev.novapixel.recs;

import static dev.novapixel.recs.stage.Stage.BOOTS;
import static dev.novapixel.recs.stage.Stage.SOCKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.recs.situation.Rules;
import dev.novapixel.recs.stage.Browser;
import dev.novapixel.recs.stage.People;
import dev.novapixel.recs.stage.Stage;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.shop.Product;
import dev.novapixel.schemas.shop.Recommending;
import dev.novapixel.schemas.shop.Recommending.Action;
import dev.novapixel.schemas.shop.ShopSettings.CatalogMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecommendationsIT {
  private static final Identifier ANN = Identifier.customer("ann");
  private static final Identifier BROWSER = Identifier.client("c1");

  private final Stage stage = Stage.get();

  @BeforeEach
  void fill() {
    stage.redis().clear();
    await().until(() -> stage.widget(SOCKS).getBare("/health/ready").status() == 200);
    stage.redis().popular(SOCKS, Map.of("hit", 9.0, "second", 8.0, "third", 7.0));
    stage.redis().viewed(SOCKS, "wool", 40, Map.of("cotton", 30L, "silk", 5L));
    stage.redis().viewed(SOCKS, "cotton", 50, Map.of("wool", 30L));
    stage.redis().viewed(SOCKS, "silk", 20, Map.of("wool", 5L));
    stage.redis().bought(SOCKS, "wool", 10, Map.of("garter", 6L));
    stage.redis().bought(SOCKS, "garter", 8, Map.of("wool", 6L));
    stage.redis().totals(SOCKS, 400, 100);
    stage.redis().product(People.product(SOCKS, "cotton", "Cotton sock", "socks"));
  }

  @AfterEach
  void asItWas() {
    for (String product : List.of("hit", "second", "fresh", "cotton")) {
      stage.remove(SOCKS, product);
    }
    stage.publish(Stage.shop(SOCKS, 1, CatalogMode.FROM_EVENTS));
    await().until(() -> stage.widget(SOCKS).get("/v1/popular").status() == 200);
  }

  @Test
  void aProductPageShowsWhatIsViewedWithTheProductAndSaysWhy() {
    Browser.Page page =
        stage.widget(SOCKS).get("/v1/recommendations?placement=product_page&product=wool&limit=4");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.products()).startsWith("cotton").doesNotContain("wool").hasSize(4);
    assertThat(page.data().get(0).at("/reason/source").asText()).isEqualTo("viewed-together");
    assertThat(page.data().get(0).at("/reason/because/0").asText()).isEqualTo("wool");
    assertThat(page.data().get(0).path("title").asText()).isEqualTo("Cotton sock");
    assertThat(page.data().get(0).path("price").asText()).isEqualTo("19.95");
    assertThat(page.data().get(0).path("position").asInt()).isEqualTo(1);
    assertThat(page.meta().path("recommendation_id").asText()).isNotBlank();
    assertThat(page.meta().path("strategy").asText()).isEqualTo("blend");
    assertThat(page.meta().path("epoch").asText()).isEqualTo("e1");
    assertThat(page.meta().path("degraded").asBoolean(true)).isFalse();
  }

  @Test
  void aStrangerSeesWhatIsPopular() {
    Browser.Page page = stage.widget(SOCKS).get("/v1/recommendations?placement=homepage");

    assertThat(page.products()).containsExactly("hit", "second", "third");
    assertThat(page.data().get(0).at("/reason/source").asText()).isEqualTo("popular");
  }

  @Test
  void anyNameOfAStitchedShopperGivesTheSameList() {
    stage.redis().knows(SOCKS, BROWSER, ANN);
    stage.redis().knows(SOCKS, ANN, ANN);
    stage
        .redis()
        .features(
            People.shopper(
                SOCKS, ANN, List.of("wool"), List.of("hit"), List.of("silk"), Consent.ABSENT));

    Browser.Page byClient =
        stage.widget(SOCKS).get("/v1/recommendations?placement=homepage&client=c1");
    Browser.Page byCustomer =
        stage.server(SOCKS).get("/v1/recommendations?placement=homepage&customer=ann");

    assertThat(byClient.products())
        .isEqualTo(byCustomer.products())
        .startsWith("cotton")
        .contains("wool", "second")
        .doesNotContain("hit", "silk");
    assertThat(byClient.response().body()).doesNotContain("ann");
  }

  @Test
  void theCartLeadsToWhatIsBoughtWithIt() {
    stage.redis().knows(SOCKS, Identifier.checkout("t1"), BROWSER);
    stage
        .redis()
        .features(
            People.shopper(SOCKS, BROWSER, List.of(), List.of(), List.of("wool"), Consent.ABSENT));

    Browser.Page page = stage.widget(SOCKS).get("/v1/recommendations?placement=cart&checkout=t1");

    assertThat(page.products()).startsWith("garter").doesNotContain("wool");
    assertThat(page.data().get(0).at("/reason/source").asText()).isEqualTo("bought-together");
  }

  @Test
  void whoRefusedToBeFollowedSeesWhatAStrangerSees() {
    stage.redis().knows(SOCKS, BROWSER, BROWSER);
    stage
        .redis()
        .features(
            People.shopper(
                SOCKS,
                BROWSER,
                List.of("wool"),
                List.of(),
                List.of(),
                new Consent(false, null, null, null)));

    assertThat(
            stage.widget(SOCKS).get("/v1/recommendations?placement=homepage&client=c1").products())
        .isEqualTo(stage.widget(SOCKS).get("/v1/recommendations?placement=homepage").products());
  }

  @Test
  void anExplanationSaysWhatEachStageDid() {
    Browser.Page page = stage.server(SOCKS).get("/v1/recommendations?product=wool&explain=true");

    assertThat(page.meta().at("/explain/candidates/viewed-together").asInt()).isEqualTo(2);
    assertThat(page.meta().at("/explain/ranker").asText()).isEqualTo("blend");
    assertThat(page.data().get(0).path("parts").path("viewed-together").asDouble()).isPositive();
  }

  @Test
  void aProductTakenDownIsNotShownAMomentLater() {
    assertThat(stage.widget(SOCKS).get("/v1/recommendations").products()).contains("hit");

    stage.publish(product("hit", false));

    await()
        .untilAsserted(() ->
            assertThat(stage.widget(SOCKS).get("/v1/recommendations").products())
                .containsExactly("second", "third"));
    assertThat(stage.widget(SOCKS).get("/v1/popular").products())
        .containsExactly("second", "third");
  }

  @Test
  void onceTheCatalogueIsAuthoritativeNothingElseIsShown() {
    stage.publish(product("second", true));
    stage.publish(product("fresh", true));
    stage.publish(Stage.shop(SOCKS, 2, CatalogMode.AUTHORITATIVE));

    await()
        .untilAsserted(() ->
            assertThat(stage.widget(SOCKS).get("/v1/recommendations").products())
                .containsExactly("second", "fresh"));
  }

  @Test
  void whatAShopSetsIsInForceAMomentLaterAndInItsOwnListsOnly() {
    stage.redis().popular(BOOTS, Map.of("hit", 9.0, "second", 8.0));
    var rules = List.of(Rules.of(Action.EXCLUDE, "hit"), Rules.of(Action.PIN, "cotton"));

    stage.publish(Stage.shop(SOCKS, 3, new Recommending(rules, Map.of())));

    await()
        .untilAsserted(() ->
            assertThat(stage.widget(SOCKS).get("/v1/recommendations").products())
                .containsExactly("cotton", "second", "third"));
    Browser.Page page = stage.server(SOCKS).get("/v1/recommendations?explain=true");
    assertThat(page.data().get(0).at("/reason/source").asText()).isEqualTo("pinned");
    assertThat(page.meta().at("/explain/filtered/excluded").asInt()).isEqualTo(1);
    assertThat(stage.widget(BOOTS).get("/v1/recommendations").products())
        .containsExactly("hit", "second");
  }

  @Test
  void twoShopsWithTheSameIdsSeeNothingOfEachOther() {
    stage.redis().knows(SOCKS, BROWSER, ANN);
    stage
        .redis()
        .features(
            People.shopper(
                SOCKS, ANN, List.of("wool"), List.of(), List.of("silk"), Consent.ABSENT));
    stage.redis().popular(BOOTS, Map.of("boot", 1.0, "wool", 0.5));

    Browser boots = stage.widget(BOOTS);

    assertThat(boots.get("/v1/recommendations?product=wool&client=c1").products())
        .containsExactly("boot");
    assertThat(boots.get("/v1/products/wool/also-viewed").products()).isEmpty();
    assertThat(boots.get("/v1/products/wool/also-bought").products()).isEmpty();
    assertThat(boots.get("/v1/popular").products()).containsExactly("boot", "wool");
    assertThat(stage.server(BOOTS).get("/v1/shoppers/client:c1").status()).isEqualTo(404);
    assertThat(stage.server(BOOTS).get("/v1/shoppers/client:c1/features").status()).isEqualTo(404);
  }

  private static Product product(String id, boolean published) {
    return new Product(
        SOCKS, id, id, null, null, null, List.of(), null, null, published, true, People.NOON);
  }
}
