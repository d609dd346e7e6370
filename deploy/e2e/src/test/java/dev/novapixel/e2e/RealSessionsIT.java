package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A morning of a real shop, sent twice, gives what a person would count in the file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealSessionsIT {
  private static final Path FILE = DemoData.clicks();
  private static final int SHOPPERS = 40;
  private static final int PRODUCTS = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final RealClicks clicks = RealClicks.read(FILE);
  private final Shop shop = Shop.open(Stack.running());

  @BeforeAll
  void theWholeFileIsSent() {
    Stack.Result sent = shop.send(FILE, "--as", "rees46", "--as-live");

    assertThat(sent.exit()).as(sent.output()).isZero();
    Shop.Count count = shop.awaitCount(clicks.sent());
    assertThat(count.counted()).isEqualTo(clicks.rows().size());
    assertThat(count.duplicate()).isEqualTo(clicks.sent() - clicks.rows().size());
  }

  @Test
  void aSessionsFeaturesEqualABruteForceCountOverTheSameRealEvents() {
    for (List<RealClicks.Row> loner : clicks.loners().subList(0, SHOPPERS)) {
      String client = "client:" + loner.getFirst().browser();
      await(client + " is complete")
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(() -> assertLastSession(shop.features(client).get("features"), loner));
    }
  }

  @Test
  void rollingFeaturesEqualABruteForceCountAsOfTheTimeThatTheyState() {
    for (List<RealClicks.Row> loner : clicks.loners().subList(0, SHOPPERS)) {
      String client = "client:" + loner.getFirst().browser();
      await(client + " as of now")
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(() -> assertDay(shop.features(client), loner));
    }
  }

  @Test
  void shoppersAndSessionsAreThoseThatTheDatasOwnIdsTellOf() {
    var real = new RealShoppers(clicks);
    Map<String, String> expected = real.expected();
    await("every browser is its shopper's")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(mismatches(expected)).isEmpty());
    var sessions = real.sessions();
    await("sessions are complete")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(shop.stats().at("/sessions/total").asInt()).isEqualTo(sessions.found()));

    System.out.printf(
        "REES46: %,d browsers, all at the shopper whom the data names. Sessions: %,d given, %,d"
            + " found; %,d more because a given one was silent for over 30 minutes, %,d fewer"
            + " because somebody's given ones lie closer together.%n",
        expected.size(), sessions.given(), sessions.found(), sessions.silent(), sessions.joined());
  }

  /** The browsers that are somebody else's, each with whose. */
  private Map<String, String> mismatches(Map<String, String> expected) {
    Map<String, String> mismatches = new TreeMap<>();
    expected.forEach((browser, shopper) -> {
      String found = shop.journey("client:" + browser).get("id").asText();
      if (!found.startsWith(shopper)) {
        mismatches.put(browser, found + " instead of " + shopper);
      }
    });
    return mismatches;
  }

  @Test
  void popularProductsEqualABruteForceCountOverTheSameRealEvents() {
    awaitPopular();
  }

  @Test
  void sendingTheWholeFileTwiceChangesNothing() {
    String client = "client:" + clicks.loners().getFirst().getFirst().browser();
    awaitPopular();
    List<String> popular = popular();
    JsonNode session = sessionOnly(shop.features(client));

    Stack.Result again = shop.send(FILE, "--as", "rees46", "--as-live");

    assertThat(again.exit()).as(again.output()).isZero();
    Shop.Count count = shop.awaitCount(2 * clicks.sent());
    assertThat(count.counted()).isEqualTo(clicks.rows().size());
    assertThat(popular()).isEqualTo(popular);
    assertThat(sessionOnly(shop.features(client))).isEqualTo(session);
  }

  private void awaitPopular() {
    await("popular products are complete")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(popular()).isEqualTo(clicks.popular(shift(), PRODUCTS)));
  }

  private List<String> popular() {
    return shop.recs().get("/v1/popular?limit=" + PRODUCTS).data().findValuesAsText("product_id");
  }

  /** By how much the rows' times were moved when they were sent. */
  private Duration shift() {
    List<RealClicks.Row> loner = clicks.loners().getFirst();
    JsonNode features = shop.features("client:" + loner.getFirst().browser()).get("features");
    return shift(features, loner);
  }

  private static Duration shift(JsonNode features, List<RealClicks.Row> rows) {
    Instant lastActive = Instant.parse(features.get("last_active").asText());
    return Duration.between(rows.getLast().at(), lastActive);
  }

  private static void assertLastSession(JsonNode features, List<RealClicks.Row> rows) {
    List<RealClicks.Row> session = RealClicks.lastSession(rows);
    long length = Duration.between(session.getFirst().at(), session.getLast().at()).toMillis();
    long views = RealClicks.count(session, "view");
    assertThat(features.get("session_product_view_count").asLong()).isEqualTo(views);
    assertThat(features.get("session_duration").asLong()).isEqualTo(length);
    assertThat(features.get("session_converted").asBoolean())
        .isEqualTo(RealClicks.count(session, "purchase") > 0);
    if (views > 0) {
      double ratio = (double) RealClicks.count(session, "cart") / views;
      assertThat(features.get("session_cart_ratio").asDouble()).isCloseTo(ratio, within(0.0001));
    }
  }

  /** All rows lie within a day, so that what is left of 24 hours is decided by the stated time. */
  private static void assertDay(JsonNode answer, List<RealClicks.Row> rows) {
    JsonNode features = answer.get("features");
    Instant asOf = Instant.parse(answer.get("as_of").asText());
    Duration shift = shift(features, rows);
    List<RealClicks.Row> hour = window(rows, shift, asOf, Duration.ofHours(1));
    assertThat(features.get("product_view_count_1h").asLong())
        .isEqualTo(RealClicks.count(hour, "view"));
    assertThat(features.get("unique_products_viewed_1h").asLong())
        .isEqualTo(RealClicks.products(hour, "view").size());
    assertThat(features.get("cart_add_count_1h").asLong())
        .isEqualTo(RealClicks.count(hour, "cart"));
    List<RealClicks.Row> day = window(rows, shift, asOf, Duration.ofHours(24));
    assertThat(features.get("orders_count_24h").asLong())
        .isEqualTo(RealClicks.count(day, "purchase"));
    highestPrice(hour)
        .ifPresent(highest ->
            assertThat(new BigDecimal(features.get("max_viewed_price_1h").asText()))
                .isEqualByComparingTo(highest));
  }

  private static List<RealClicks.Row> window(
      List<RealClicks.Row> rows, Duration shift, Instant asOf, Duration width) {
    return rows.stream()
        .filter(row -> row.at().plus(shift).isAfter(asOf.minus(width)))
        .filter(row -> !row.at().plus(shift).isAfter(asOf))
        .toList();
  }

  private static java.util.Optional<BigDecimal> highestPrice(List<RealClicks.Row> rows) {
    return rows.stream()
        .filter(row -> row.is("view") && row.price().signum() > 0)
        .map(RealClicks.Row::price)
        .max(BigDecimal::compareTo);
  }

  /** What of an answer does not depend on the time of asking. */
  private static JsonNode sessionOnly(JsonNode answer) {
    JsonNode features = answer.get("features").deepCopy();
    var names = new java.util.ArrayList<String>();
    features.fieldNames().forEachRemaining(names::add);
    names.removeIf(name -> name.startsWith("session_") && !name.equals("session_open"));
    ((com.fasterxml.jackson.databind.node.ObjectNode) features).remove(names);
    return features;
  }
}
