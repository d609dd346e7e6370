package dev.novapixel.admin;

import static dev.novapixel.admin.Story.NOON;
import static dev.novapixel.admin.Story.added;
import static dev.novapixel.admin.Story.event;
import static dev.novapixel.admin.Story.move;
import static dev.novapixel.admin.Story.optOut;
import static dev.novapixel.admin.Story.ordered;
import static dev.novapixel.admin.Story.viewed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.admin.projection.ProjectionFlush;
import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.feature.ProductAffinity;
import dev.novapixel.schemas.feature.ProductAffinity.DayCount;
import dev.novapixel.schemas.feature.ProductAffinity.Neighbour;
import dev.novapixel.schemas.feature.ProductAffinity.Together;
import dev.novapixel.schemas.feature.ProductFeatures;
import dev.novapixel.schemas.feature.Session;
import dev.novapixel.schemas.moves.UnitVersion;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.shopper.PrivacyState;
import dev.novapixel.schemas.shopper.Shopper;
import dev.novapixel.schemas.shopper.Tally;
import dev.novapixel.schemas.store.TogetherJson;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import dev.novapixel.servers.testing.EmbeddedStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ProjectionIT {
  private static final Identifier ANN = Identifier.client("ann");
  private static final Identifier CUSTOMER = Identifier.customer("7712");

  private static RunningAdmin admin;
  private static Log log;
  private static Tables tables;

  @BeforeAll
  static void start() {
    admin = RunningAdmin.start(Map.of());
    log = new Log(admin.settings());
    tables = new Tables(admin);
  }

  @AfterAll
  static void stop() {
    log.close();
    admin.close();
  }

  @Test
  void everyEventBecomesItsRows() {
    log.write(
        List.of(
            event("rows.test", "ann", "e1", NOON, viewed("socks")),
            event("rows.test", "ann", "e2", NOON.plusSeconds(1), viewed("boots")),
            event("rows.test", "ann", "e3", NOON.plusSeconds(2), added("boots")),
            event("rows.test", "ann", "e4", NOON.plusSeconds(3), new Action.SearchSubmitted("hat")),
            event("rows.test", "ann", "e5", NOON.plusSeconds(4), ordered("o1", NOON, "boots"))));
    tables.awaitCount("rows.test", "shopper_events", 5);

    assertThat(tables.rows("rows.test", "SELECT product_id FROM product_views ORDER BY pos"))
        .containsExactly("socks", "boots");
    assertThat(tables.rows("rows.test", "SELECT change, product_id, price_minor FROM cart_actions"))
        .containsExactly("added|boots|1000");
    assertThat(tables.rows("rows.test", "SELECT query FROM search_queries")).containsExactly("hat");
    assertThat(
            tables.rows("rows.test", "SELECT order_id, orders, value_minor, currency FROM orders"))
        .containsExactly("o1|1|1000|USD");
    assertThat(
            tables.rows("rows.test", "SELECT product_id, quantity, revenue_minor FROM order_items"))
        .containsExactly("boots|1|1000");
    assertThat(
            tables.rows(
                "rows.test",
                "SELECT shopper, viewed_products, purchased_products, orders FROM shoppers"))
        .containsExactly("client:ann|{boots,socks}|{boots}|1");
  }

  @Test
  void everyEventIsKeptWholeAndItIsKnownHowFarBack() {
    List<ShopperEvent> events =
        List.of(
            event("whole.test", "ann", "e1", NOON, added("boots")),
            event("whole.test", "bob", "e2", NOON.minusSeconds(9), ordered("o", NOON, "hat")));
    log.write(events);
    tables.awaitCount("whole.test", "shopper_event_records", 2);

    var format = new WireFormat(new HttpSchemaRegistry(admin.settings().get(Setting.REGISTRY_URL)));
    var values = format.deserializer(Topics.SHOPPER_EVENTS);
    assertThat(tables.rows("whole.test", "SELECT encode(record, 'hex') FROM shopper_event_records"))
        .map(hex -> values.deserialize("", HexFormat.of().parseHex(hex)))
        .containsExactlyInAnyOrderElementsOf(events);
    assertThat(
            tables.rows(
                "whole.test",
                "SELECT first_received = timestamptz '%s', missing_until FROM as_of_reach"
                    .formatted(NOON.minusSeconds(9))))
        .containsExactly("t|null");
    await()
        .untilAsserted(() ->
            assertThat(
                    tables.rows(
                        "whole.test",
                        "SELECT caught_up_at BETWEEN now() - interval '9 s' AND now()"
                            + " FROM projection_reach"))
                .containsExactly("t"));
  }

  @Test
  void anOrderIsTheSumOfItsDifferences() {
    UnitId token = UnitId.ofToken("t1");
    log.write(
        List.of(
            order(token, "paid", 1, 3000, "hat", 3), order(token, "refund", 0, -1000, "hat", -1)));
    tables.awaitCount("sums.test", "shopper_events", 2);

    assertThat(tables.rows("sums.test", "SELECT orders, value_minor FROM orders"))
        .containsExactly("1|2000");
    assertThat(tables.rows("sums.test", "SELECT quantity, revenue_minor FROM order_items"))
        .containsExactly("2|2000");
  }

  @Test
  void aMoveTakesEveryRowOfItsUnitAlongAndLateEventsFollow() {
    log.write(List.of(event("moves.test", "ann", "e1", NOON, viewed("socks"))));
    tables.awaitCount("moves.test", "product_views", 1);
    log.write(
        List.of(
            move("moves.test", "ann", 2, ANN, CUSTOMER),
            event("moves.test", "ann", ANN, 1, "late", NOON.minusSeconds(9), viewed("hat")),
            event("moves.test", "ann", CUSTOMER, 2, "e2", NOON.plusSeconds(1), viewed("boots"))));
    tables.awaitCount("moves.test", "product_views", 3);

    assertThat(tables.rows("moves.test", "SELECT DISTINCT shopper FROM shopper_events"))
        .containsExactly("customer:7712");
    assertThat(tables.rows("moves.test", "SELECT shopper, viewed_products FROM shoppers"))
        .containsExactly("customer:7712|{boots,socks,hat}");
  }

  @Test
  void anOptOutTakesTheRowsAwayAndWhatStoodBeforeItStaysAway() {
    long after = UnitVersion.afterOptOut(1);
    log.write(List.of(event("shy.test", "ann", "e1", NOON, viewed("socks"))));
    tables.awaitCount("shy.test", "product_views", 1);
    log.write(
        List.<ShopperRecord>of(
            optOut("shy.test", "ann", ANN, after),
            event("shy.test", "ann", CUSTOMER, 1, "before", NOON, viewed("hat")),
            event("shy.test", "bob", "other", NOON, viewed("boots"))));
    await()
        .untilAsserted(() ->
            assertThat(tables.rows("shy.test", "SELECT product_id FROM product_views"))
                .containsExactly("boots"));
    assertThat(tables.rows("shy.test", "SELECT shopper FROM shoppers"))
        .containsExactly("client:bob");
    assertThat(tables.rows("shy.test", "SELECT unit FROM shopper_event_records"))
        .containsExactly("client:bob|guest");
  }

  @Test
  void whatIsReplacedStandsAsItWasToldLast() {
    String key = Keys.shopper("state.test", ANN);
    log.write(Topics.SESSIONS, key, session("s1", Session.Status.OPEN, 1));
    log.write(Topics.SESSIONS, key, session("s2", Session.Status.OPEN, 2));
    log.write(Topics.SESSIONS, key, session("s1", Session.Status.CLOSED, 4));
    log.write(Topics.SESSIONS, key, session("s2", Session.Status.REPLACED, 2));
    log.write(Topics.SHOPPERS, key, journey());
    log.write(Topics.TALLIES, Keys.partition("state.test", 0), tally(5));
    log.write(Topics.TALLIES, Keys.partition("state.test", 0), tally(8));
    log.write(Topics.PRODUCT_FEATURES, Keys.product("state.test", "a:b"), features("Old"));
    log.write(Topics.PRODUCT_FEATURES, Keys.product("state.test", "a:b"), features("New"));
    log.write(Topics.PRODUCT_AFFINITY, Keys.product("state.test", "a:b"), affinity("a:b"));
    log.write(Topics.PRODUCT_AFFINITY, Keys.shop("state.test"), affinity(null));

    tables.awaitCount("state.test", "product_pair_counts", 2);
    await()
        .untilAsserted(() -> {
          assertThat(tables.rows("state.test", "SELECT session_id, closed, events FROM sessions"))
              .containsExactly("s1|t|4");
          assertThat(tables.rows("state.test", "SELECT state FROM shoppers"))
              .containsExactly("guest");
          assertThat(tables.rows("state.test", "SELECT counted FROM event_tallies"))
              .containsExactly("8");
          assertThat(
                  tables.rows(
                      "state.test", "SELECT product_id, title, views FROM product_metadata"))
              .containsExactly("a:b|New|7");
        });
    assertThat(
            tables
                .rows("state.test", "SELECT viewed FROM product_pair_counts ORDER BY product_id")
                .stream()
                .map(TogetherJson::read))
        .containsExactly(affinity(null).viewed(), affinity("a:b").viewed());

    log.write(Topics.SHOPPERS, key, null);
    tables.awaitCount("state.test", "shoppers", 0);
  }

  @Test
  void aRecordThatNobodyCanReadOrHoldDoesNotStopItsPartition() {
    String key = Keys.shopper("odd.test", ANN);
    log.writeRubbish(Topics.SHOPPER_EVENTS, key);
    ShopperEvent endless = event("odd.test", "ann", "x".repeat(3), NOON, viewed("y".repeat(3000)));
    ShopperEvent nul = event("odd.test", "ann", "e1", NOON, viewed("so\0cks"));
    ShopperEvent fine = event("odd.test", "ann", "e2", NOON, viewed("boots"));
    ShopperEvent beyond =
        event(
            "odd.test",
            "ann",
            "e3",
            NOON,
            new Action.OrderChanged(
                "o",
                NOON,
                1,
                null,
                List.of(new Item("p", "v".repeat(60_000), null, null, null, null, 1))));
    log.write(List.of(endless, nul, beyond, fine));

    await()
        .untilAsserted(() ->
            assertThat(
                    tables.rows(
                        "odd.test",
                        "SELECT product_id FROM product_views WHERE event_id IN ('e1', 'e2') ORDER BY pos"))
                .containsExactly("so\uFFFDcks", "boots"));
  }

  @Test
  void aKilledOrRestartedProjectionCountsNothingTwice() throws Exception {
    List<ShopperEvent> events = new ArrayList<>();
    IntStream.range(0, 3_000)
        .forEach(i ->
            events.add(
                event(
                    "twice.test",
                    "c" + i % 37,
                    "e" + i,
                    NOON.plusSeconds(i),
                    i % 10 == 0 ? ordered("o" + i, NOON, "p" + i % 7) : viewed("p" + i % 7))));
    log.write(events.subList(0, 1_000));
    await()
        .until(() -> !tables.rows("twice.test", "SELECT 1 FROM shopper_events LIMIT 1").isEmpty());
    try (Connection superuser = EmbeddedStack.postgres().connect("postgres");
        var statement = superuser.createStatement()) {
      // Cuts the projection off in the midst of whatever it is writing.
      log.write(events.subList(1_000, 2_000));
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'nova_admin'");
    }
    log.write(events.subList(2_000, 3_000));
    admin.restart();

    tables.awaitCount("twice.test", "shopper_events", 3_000);
    assertThat(tables.rows("twice.test", "SELECT count(*) FROM product_views"))
        .containsExactly("2700");
    assertThat(tables.rows("twice.test", "SELECT sum(orders), sum(value_minor) FROM orders"))
        .containsExactly("300|300000");
  }

  @Test
  void aFlushedProjectionComesBackToTheSameContent() throws Exception {
    List<ShopperRecord> records = new ArrayList<>();
    IntStream.range(0, 400)
        .forEach(i ->
            records.add(
                event(
                    "flush.test",
                    "c" + i % 9,
                    "e" + i,
                    NOON.plusSeconds(i),
                    i % 5 == 0 ? ordered("o" + i % 20, NOON, "p" + i % 4) : viewed("p" + i % 6))));
    records.add(move("flush.test", "c3", 2, Identifier.client("c3"), CUSTOMER));
    log.write(records);
    tables.awaitCount("flush.test", "shopper_events", 400);
    await()
        .untilAsserted(() ->
            assertThat(
                    tables.rows(
                        "flush.test",
                        "SELECT count(*) FROM shoppers WHERE shopper = 'customer:7712'"))
                .containsExactly("1"));
    List<String> before = tables.contents("flush.test");

    try (Connection owner = admin.connect("nova_owner")) {
      ProjectionFlush.run(owner, admin.settings().get(Setting.EPOCH));
    }

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(tables.contents("flush.test")).isEqualTo(before));
  }

  private static ShopperEvent order(
      UnitId token, String id, int orders, long value, String product, int quantity) {
    Item line = new Item(product, null, null, null, null, new Money(1000, "USD"), quantity);
    return event(
        "sums.test",
        token,
        null,
        Identifier.checkout("t1"),
        1,
        id,
        NOON,
        new Action.OrderChanged("o1", NOON, orders, new Money(value, "USD"), List.of(line)));
  }

  private static Session session(String id, Session.Status status, int events) {
    return new Session(
        "state.test",
        ANN,
        id,
        status,
        status == Session.Status.REPLACED ? "s1" : null,
        NOON,
        NOON.plusSeconds(60),
        Duration.ofMinutes(30),
        events,
        events,
        List.of(new Session.View("socks", NOON)),
        List.of(),
        false,
        NOON);
  }

  private static Shopper journey() {
    return new Shopper(
        "state.test",
        ANN,
        PrivacyState.GUEST,
        NOON,
        NOON,
        List.of(new Shopper.Tie(ANN, NOON, "e1")),
        List.of());
  }

  private static Tally tally(long counted) {
    return new Tally("state.test", 0, counted, 1, 2, 3, 0);
  }

  private static ProductFeatures features(String title) {
    return new ProductFeatures(
        "state.test",
        "a:b",
        title,
        "shoes",
        null,
        1000L,
        "USD",
        NOON,
        List.of(),
        List.of(
            new ProductFeatures.Bucket(20_000, 3, 0, 0, 0, Map.of(), 0, 0, Map.of()),
            new ProductFeatures.Bucket(20_001, 4, 1, 1, 2, Map.of("USD", 5L), 0, 0, Map.of())));
  }

  private static ProductAffinity affinity(@Nullable String product) {
    int count = product == null ? 9 : 2;
    return new ProductAffinity(
        "state.test",
        product,
        new Together(
            List.of(new DayCount(20_000, count)),
            List.of(new Neighbour("q", List.of(new DayCount(20_000, 1))))),
        Together.NONE);
  }

  /** Reads the epoch's tables as admin-service may: one shop at a time. */
  private record Tables(RunningAdmin admin) {

    List<String> rows(String shop, String sql) {
      try (Connection connection = admin.connect("nova_admin");
          var statement = connection.createStatement()) {
        statement.execute("SET search_path = " + admin.settings().get(Setting.EPOCH));
        statement.execute("SET nova.shop = '" + shop + "'");
        List<String> rows = new ArrayList<>();
        try (var found = statement.executeQuery(sql)) {
          int columns = found.getMetaData().getColumnCount();
          while (found.next()) {
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
              values.add(Objects.requireNonNullElse(found.getString(i), "null"));
            }
            rows.add(String.join("|", values));
          }
        }
        return rows;
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    void awaitCount(String shop, String table, int count) {
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() ->
              assertThat(rows(shop, "SELECT count(*) FROM " + table))
                  .containsExactly(Integer.toString(count)));
    }

    /** Everything of a shop, as text. */
    List<String> contents(String shop) {
      List<String> all = new ArrayList<>();
      for (String table :
          List.of(
              "units",
              "shopper_events",
              "shopper_event_records",
              "as_of_reach",
              "product_views",
              "orders",
              "order_items",
              "shoppers")) {
        all.addAll(
            rows(shop, "SELECT '%1$s', t::text FROM %1$s AS t ORDER BY t::text".formatted(table)));
      }
      return all;
    }
  }
}
