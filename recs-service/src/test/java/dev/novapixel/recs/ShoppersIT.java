package dev.novapixel.recs;

import static dev.novapixel.recs.stage.Stage.SOCKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.recs.stage.Browser;
import dev.novapixel.recs.stage.People;
import dev.novapixel.recs.stage.Stage;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.shopper.PrivacyState;
import dev.novapixel.schemas.shopper.Shopper;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShoppersIT {
  private static final Identifier ANN = Identifier.customer("7712");
  private static final Identifier BROWSER = Identifier.client("c1");

  private final Stage stage = Stage.get();

  @BeforeEach
  void fill() {
    stage.redis().clear();
    await().until(() -> stage.widget(SOCKS).getBare("/health/ready").status() == 200);
    stage.redis().knows(SOCKS, ANN, ANN);
    stage.redis().knows(SOCKS, BROWSER, ANN);
    stage
        .redis()
        .journey(
            new Shopper(
                SOCKS,
                ANN,
                PrivacyState.AUTHENTICATED,
                People.NOON,
                People.NOON,
                List.of(new Shopper.Tie(BROWSER, People.NOON, "e1")),
                List.of(new Shopper.Merge(BROWSER, ANN, People.NOON, "e2"))));
    stage
        .redis()
        .features(
            People.shopper(SOCKS, ANN, List.of("wool"), List.of("hit"), List.of(), Consent.ABSENT));
  }

  @Test
  void aJourneyIsFoundByAnyIdentifier() {
    Browser.Page page = stage.server(SOCKS).get("/v1/shoppers/client:c1");

    assertThat(page.data().path("id").asText()).isEqualTo("customer:7712");
    assertThat(page.data().path("state").asText()).isEqualTo("authenticated");
    assertThat(page.data().path("first_seen").asText()).isEqualTo("2026-03-01T12:00:00.000Z");
    assertThat(page.data().at("/identifiers/0/value").asText()).isEqualTo("c1");
    assertThat(page.data().at("/merges/0/from").asText()).isEqualTo("client:c1");
    assertThat(page.data())
        .isEqualTo(stage.server(SOCKS).get("/v1/shoppers/customer:7712").data())
        .isEqualTo(
            stage
                .server(SOCKS)
                .get("/v1/shoppers/customer:gid:%2F%2Fshopify%2FCustomer%2F7712")
                .data());
  }

  @Test
  void theLastActivityIsTheFeaturesWhichKnowItToTheSecond() {
    var known = stage.server(SOCKS).get("/v1/shoppers/client:c1");
    var features = stage.server(SOCKS).get("/v1/shoppers/client:c1/features");

    assertThat(known.data().path("last_active").asText())
        .isEqualTo(features.data().at("/features/last_active").asText());
  }

  @Test
  void featuresAreFlatWithNullForNoValueAndZeroForNoCount() {
    Browser.Page page = stage.server(SOCKS).get("/v1/shoppers/client:c1/features");

    assertThat(page.data().path("id").asText()).isEqualTo("customer:7712");
    assertThat(page.data().path("currency").asText()).isEqualTo("EUR");
    var features = page.data().path("features");
    assertThat(features.path("product_view_count_5m").isIntegralNumber()).isTrue();
    assertThat(features.path("product_view_count_5m").asInt(-1)).isZero();
    assertThat(features.path("cart_value_1h").asText()).isEqualTo("0.00");
    assertThat(features.path("avg_viewed_price_1h").isNull()).isTrue();
    assertThat(features.path("session_id").isNull()).isTrue();
    assertThat(features.path("lifetime_value").asText()).isEqualTo("19.95");
    assertThat(features.path("viewed_products").get(0).asText()).isEqualTo("wool");
    assertThat(page.data().path("other_currencies").isObject()).isTrue();
  }

  @Test
  void whileTheMirrorKeepsUpTheValuesHoldNow() {
    Instant before = Instant.now();
    stage.redis().reach(before, before);

    Instant asOf = asOf(stage.server(SOCKS).get("/v1/shoppers/client:c1/features"));

    assertThat(asOf).isBetween(before.minusMillis(1), Instant.now());
  }

  @Test
  void whileTheMirrorLagsTheValuesHoldAsFarAsItsSlowestPartitionReaches() {
    stage.redis().reach(Instant.now(), People.NOON);

    assertThat(asOf(stage.server(SOCKS).get("/v1/shoppers/client:c1/features")))
        .isEqualTo(People.NOON);
  }

  @Test
  void someFeaturesCanBeAskedForInEitherSpelling() {
    Browser.Page page =
        stage
            .server(SOCKS)
            .get("/v1/shoppers/client:c1/features?features=product_view_count_5min,orders_count");

    assertThat(page.data().path("features").properties())
        .extracting(entry -> entry.getKey())
        .containsExactly("product_view_count_5min", "orders_count");
    assertThat(
            stage
                .server(SOCKS)
                .get("/v1/shoppers/client:c1/features?window=24hr")
                .data()
                .path("features")
                .has("orders_count_24h"))
        .isTrue();
    assertThat(
            stage.server(SOCKS).get("/v1/shoppers/client:c1/features?features=nonsense").problem())
        .isEqualTo("invalid-parameter");
  }

  @Test
  void aShopperKnownByNameOnlyHasNothingYet() {
    Identifier bob = Identifier.client("bob");
    stage.redis().knows(SOCKS, bob, bob);

    Browser.Page page = stage.server(SOCKS).get("/v1/shoppers/client:bob/features");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.data().at("/features/product_view_count_5m").asInt(-1)).isZero();
    assertThat(page.data().at("/features/session_id").isNull()).isTrue();
  }

  @Test
  void nobodyIsFoundByAStrangersName() {
    Browser.Page page = stage.server(SOCKS).get("/v1/shoppers/client:stranger");

    assertThat(page.status()).isEqualTo(404);
    assertThat(page.problem()).isEqualTo("unknown-shopper");
    assertThat(page.response().headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(stage.server(SOCKS).get("/v1/shoppers/client:stranger/features").problem())
        .isEqualTo("unknown-shopper");
    assertThat(stage.server(SOCKS).get("/v1/shoppers/nonsense").problem())
        .isEqualTo("invalid-parameter");
  }

  @Test
  void aWriteKeySeesNoShopper() {
    assertThat(stage.widget(SOCKS).get("/v1/shoppers/client:c1").status()).isEqualTo(403);
    assertThat(stage.widget(SOCKS).get("/v1/shoppers/client:c1/features").problem())
        .isEqualTo("key-too-weak");
  }

  private static Instant asOf(Browser.Page page) {
    return Instant.parse(page.data().path("as_of").asText());
  }
}
