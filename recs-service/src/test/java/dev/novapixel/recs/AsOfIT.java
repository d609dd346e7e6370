package dev.novapixel.recs;

import static dev.novapixel.recs.stage.Stage.BOOTS;
import static dev.novapixel.recs.stage.Stage.SOCKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.recs.stage.Browser;
import dev.novapixel.recs.stage.People;
import dev.novapixel.recs.stage.Stage;
import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.feature.FeatureCatalogue;
import dev.novapixel.schemas.shop.ShopSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Features of the past, from events that Postgres really holds. */
class AsOfIT {
  private static final Identifier ANN = Identifier.customer("7712");
  private static final Identifier BROWSER = Identifier.client("c1");
  private static final Instant NOON = People.NOON;

  private final Stage stage = Stage.get();

  @BeforeEach
  void fill() {
    stage.redis().clear();
    await().until(() -> stage.widget(SOCKS).getBare("/health/ready").status() == 200);
    for (String shop : List.of(SOCKS, BOOTS)) {
      stage.sql(shop, "TRUNCATE e1.units, e1.shopper_event_records, e1.as_of_reach");
      stage.redis().knows(shop, ANN, ANN);
      stage.redis().knows(shop, BROWSER, ANN);
    }
    stage.sql(
        SOCKS,
        "TRUNCATE e1.projection_reach;"
            + " INSERT INTO e1.projection_reach (caught_up_at) VALUES ('2026-03-01T12:15:00Z')");
    stage.keep(
        List.of(
            viewed(SOCKS, "e1", "wool", NOON, NOON),
            viewed(SOCKS, "e2", "silk", NOON.plusSeconds(60), NOON.plusSeconds(60)),
            // Happened at noon, and was told a quarter of an hour later.
            viewed(SOCKS, "late", "wool", NOON.plusSeconds(1), NOON.plusSeconds(900)),
            viewed(BOOTS, "other", "hiking", NOON, NOON)));
  }

  @Test
  void theAnswerKnowsWhatHadBeenReceivedByThenAndNothingLater() {
    Browser.Page soon = at("2026-03-01T12:01:00Z");
    Browser.Page later = at("2026-03-01T12:15:00.000Z");

    assertThat(soon.data().path("id").asText()).isEqualTo("customer:7712");
    assertThat(soon.data().path("as_of").asText()).isEqualTo("2026-03-01T12:01:00.000Z");
    assertThat(soon.data().at("/features/product_view_count_5m").asInt()).isEqualTo(2);
    assertThat(soon.data().at("/features/return_view_products_5m").asInt(-1)).isZero();
    assertThat(soon.data().at("/features/avg_viewed_price_1h").asText()).isEqualTo("9.95");
    assertThat(soon.data().at("/features/session_open").asBoolean()).isTrue();
    assertThat(soon.data().at("/features/viewed_products"))
        .extracting(product -> product.asText())
        .containsExactly("silk", "wool");
    assertThat(later.data().at("/features/product_view_count_5m").asInt(-1)).isZero();
    assertThat(later.data().at("/features/product_view_count_1h").asInt()).isEqualTo(3);
    assertThat(later.data().at("/features/return_view_products_1h").asInt()).isEqualTo(1);
  }

  @Test
  void theAnswerHasTheShapeOfTheLiveOneAndSaysHowFarThePastReaches() {
    Browser.Page page = at("2026-03-01T13:01:00%2B01:00");

    assertThat(page.data().path("features").properties())
        .extracting(entry -> entry.getKey())
        .containsExactlyElementsOf(FeatureCatalogue.ALL.stream().map(f -> f.name()).toList());
    assertThat(page.data().path("currency").asText()).isEqualTo("EUR");
    assertThat(page.data().path("other_currencies").isObject()).isTrue();
    assertThat(page.meta().path("at").asText()).isEqualTo("2026-03-01T12:01:00.000Z");
    assertThat(page.meta().path("reaches_from").asText()).isEqualTo("2026-03-01T12:00:00.000Z");
    assertThat(page.meta().path("reaches_to").asText()).isEqualTo("2026-03-01T12:15:00.000Z");
    assertThat(page.meta().path("events").asInt()).isEqualTo(2);
    assertThat(get("at=2026-03-01T12:01:00Z&features=search_count_5min").data().path("features"))
        .hasToString("{\"search_count_5min\":0}");
  }

  @Test
  void beforeItsFirstEventAShopperOfTodayHadNothing() {
    Identifier bob = Identifier.client("bob");
    stage.redis().knows(SOCKS, bob, bob);

    Browser.Page page =
        stage.server(SOCKS).get("/v1/shoppers/client:bob/features?at=2026-03-01T12:00:01.250Z");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.data().path("as_of").asText()).isEqualTo("2026-03-01T12:00:01.250Z");
    assertThat(page.data().at("/features/product_view_count_24h").asInt(-1)).isZero();
    assertThat(page.data().at("/features/first_seen").isNull()).isTrue();
    assertThat(page.meta().path("events").asInt(-1)).isZero();
  }

  @Test
  void eachShopHasAPastOfItsOwn() {
    Browser.Page page =
        stage.server(BOOTS).get("/v1/shoppers/client:c1/features?at=2026-03-01T13:00:00Z");

    assertThat(page.data().at("/features/viewed_products"))
        .extracting(product -> product.asText())
        .containsExactly("hiking");
    assertThat(page.meta().path("events").asInt()).isEqualTo(1);
  }

  @Test
  void unitsCountWhereTheyAreToday() {
    stage.sql(SOCKS, "UPDATE e1.units SET shopper = 'client:c1'");

    assertThat(at("2026-03-01T13:00:00Z").meta().path("events").asInt(-1)).isZero();

    stage.redis().knows(SOCKS, BROWSER, BROWSER);
    assertThat(at("2026-03-01T13:00:00Z").meta().path("events").asInt()).isEqualTo(3);
  }

  @Test
  void aTimeThatCannotBeAnsweredIsAProblemThatSaysWhy() {
    assertThat(at("2026-03-01T11:59:59.999Z").problem()).isEqualTo("as-of-before-reach");
    assertThat(at("2026-03-01T11:59:59.999Z").status()).isEqualTo(422);
    assertThat(at("2026-03-01T11:59:59.999Z").json().path("detail").asText())
        .contains("2026-03-01T12:00:00.000Z");
    assertThat(at(Instant.now().plus(Duration.ofMinutes(5)).toString()).problem())
        .isEqualTo("as-of-in-future");
    for (String malformed :
        List.of("yesterday", "2026-03-01", "1772366400", "2026-03-01T12:00:00")) {
      assertThat(at(malformed).problem()).isEqualTo("invalid-parameter");
      assertThat(at(malformed).status()).isEqualTo(400);
    }
    stage.sql(SOCKS, "TRUNCATE e1.as_of_reach");
    assertThat(at("2026-03-01T13:00:00Z").problem()).isEqualTo("as-of-before-reach");
  }

  @Test
  void whatTheProjectionHasNotComeToYetIsSaid() {
    assertThat(at("2026-03-01T12:15:00Z").meta().path("degraded").asBoolean(true)).isFalse();
    assertThat(at("2026-03-01T12:15:00.001Z").meta().path("degraded").asBoolean()).isTrue();
    stage.sql(SOCKS, "TRUNCATE e1.projection_reach");
    assertThat(at("2026-03-01T12:01:00Z").meta().path("degraded").asBoolean()).isTrue();
  }

  @Test
  void whatAnOlderProjectionDidNotKeepIsNoPast() {
    stage.sql(SOCKS, "UPDATE e1.as_of_reach SET missing_until = '2026-03-01T12:00:30Z'");

    assertThat(at("2026-03-01T12:00:29Z").problem()).isEqualTo("as-of-before-reach");
    assertThat(at("2026-03-01T12:00:30Z").meta().path("reaches_from").asText())
        .isEqualTo("2026-03-01T12:00:30.000Z");
  }

  @Test
  void aHistoryThatIsTooLongIsNotReadInHalf() {
    stage.sql(
        SOCKS,
        """
        INSERT INTO e1.shopper_event_records
        SELECT shop, 1, row_number() OVER (), unit, unit_version, received_at, record
        FROM e1.shopper_event_records, generate_series(1, 10000)
        WHERE shop = 'socks.test' AND received_at > '2026-03-01T12:00:00Z'
        """);

    assertThat(at("2026-03-01T13:00:00Z").problem()).isEqualTo("history-too-long");
    assertThat(at("2026-03-01T13:00:00Z").json().path("detail").asText())
        .startsWith("More than 10,000 events, or 4,194,304 bytes of them");
    // By then not all of them had been received.
    assertThat(at("2026-03-01T12:00:00Z").status()).isEqualTo(200);
  }

  @Test
  void aHistoryOfFewEventsMayBeTooLongAsWell() {
    List<Item> lines =
        IntStream.range(0, 12_000)
            .mapToObj(i -> new Item("p".repeat(200) + i, null, null, null, null, null, 1))
            .toList();
    stage.keep(
        List.of(
            event(SOCKS, "cart", NOON.plusSeconds(9), new Action.CartViewed(lines, null)),
            event(SOCKS, "again", NOON.plusSeconds(99), new Action.CartViewed(lines, null))));

    assertThat(at("2026-03-01T12:01:00Z").data().at("/features/cart_lines")).hasSize(100);
    assertThat(at("2026-03-01T13:00:00Z").problem()).isEqualTo("history-too-long");
  }

  @Test
  void nobodyElseSeesThePast() {
    String path = "/v1/shoppers/client:stranger/features?at=2026-03-01T13:00:00Z";

    assertThat(stage.server(SOCKS).get(path).problem()).isEqualTo("unknown-shopper");
    assertThat(stage.widget(SOCKS).get(path).problem()).isEqualTo("key-too-weak");
  }

  private Browser.Page at(String time) {
    return get("at=" + time);
  }

  private Browser.Page get(String query) {
    return stage.server(SOCKS).get("/v1/shoppers/client:c1/features?" + query);
  }

  private static ShopperEvent viewed(
      String shop, String id, String product, Instant at, Instant receivedAt) {
    Item item = new Item(product, null, null, null, null, new Money(995, "EUR"), 1);
    return event(shop, id, at, receivedAt, new Action.ProductViewed(item));
  }

  private static ShopperEvent event(String shop, String id, Instant at, Action action) {
    return event(shop, id, at, at, action);
  }

  private static ShopperEvent event(
      String shop, String id, Instant at, Instant receivedAt, Action action) {
    return new ShopperEvent(
        shop,
        ANN,
        UnitId.guest("c1"),
        1,
        id,
        at,
        receivedAt,
        "c1",
        null,
        null,
        Consent.ABSENT,
        ShopSettings.DEFAULT_SESSION_GAP,
        ShopperEvent.Page.UNKNOWN,
        ShopperEvent.Visit.UNKNOWN,
        action);
  }
}
