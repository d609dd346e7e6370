package dev.novapixel.features.topology;

import static dev.novapixel.features.reference.Events.NOON;
import static dev.novapixel.features.reference.Events.add;
import static dev.novapixel.features.reference.Events.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.novapixel.features.reference.Events;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.feature.ProductAffinity.DayCount;
import dev.novapixel.schemas.feature.ProductAffinity.Neighbour;
import dev.novapixel.schemas.feature.Rolling;
import dev.novapixel.schemas.feature.Session;
import dev.novapixel.schemas.feature.Session.Status;
import dev.novapixel.schemas.feature.ShopperFeatures;
import dev.novapixel.schemas.feature.Window;
import dev.novapixel.schemas.moves.UnitVersion;
import dev.novapixel.schemas.registry.InMemorySchemaRegistry;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.wire.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeatureTopologyTest {
  private static final Identifier ANN = Identifier.client("ann");
  private static final Identifier CUSTOMER = Identifier.customer("77");
  private static final UnitId UNIT = UnitId.guest("ann");
  private static final int DAY = (int) NOON.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();

  private final Stage stage = new Stage(NOON);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theShapeIsTheOneThatWasAgreed() {
    var topology =
        FeatureTopology.build(
            Epoch.FIRST,
            new WireFormat(new InMemorySchemaRegistry()),
            Freshness.UNHEARD,
            Stage.COMMIT);

    assertThat(topology.describe().toString()).isEqualToNormalizingWhitespace(golden());
  }

  @Test
  void anEventChangesItsFeaturesAtOnce() {
    stage.happens(Events.of("ann", NOON, view("boots")));

    var features = stage.features(ANN).orElseThrow();
    assertThat(features.asOf()).isEqualTo(NOON);
    assertThat(features.receivedAt()).isEqualTo(NOON.plusMillis(40));
    assertThat(features.last5m().productViews()).isEqualTo(1);
    assertThat(Objects.requireNonNull(features.session()).open()).isTrue();
    assertThat(features.profile().viewedProducts()).containsExactly("boots");
  }

  @Test
  void eventsOfOneTransactionArePublishedTogether() {
    try (var together = new Stage(NOON, never())) {
      for (int i = 0; i < 10; i++) {
        together.happens(Events.of("ann", NOON.plusMillis(i), view("p" + i)));
      }
      assertThat(together.published()).isZero();
      together.timePasses(Duration.ofMillis(50));

      assertThat(together.published()).isEqualTo(1);
      assertThat(together.features(ANN).orElseThrow().last5m().productViews()).isEqualTo(10);
      assertThat(together.sessions()).extracting(Session::status).containsExactly(Status.OPEN);
    }
  }

  @Test
  void whoComesAndGoesWithinATransactionIsPublishedWhereItIsInTheEnd() {
    try (var together = new Stage(NOON, never())) {
      together.happens(Events.of("ann", NOON, view("boots")));
      together.moves(UNIT, 2, ANN, CUSTOMER);
      together.timePasses(Duration.ofSeconds(1));

      assertThat(together.features(CUSTOMER).orElseThrow().events()).isEqualTo(1);
      assertThat(together.features(ANN)).isEmpty();
      assertThat(together.product("boots").orElseThrow().days())
          .singleElement()
          .satisfies(day -> assertThat(day.views()).isEqualTo(1));
      assertThat(together.totals().orElseThrow().viewed().total()).isEqualTo(1);
    }
  }

  @Test
  void windowsDecayToNothingWithoutEvents() {
    stage.happens(Events.of("ann", NOON, view("boots")));
    stage.happens(Events.of("ann", NOON.minusSeconds(60), add("boots", 2990)));

    stage.timePasses(Duration.ofSeconds(239));
    assertThat(rolling(Window.LAST_5M).cartAdds()).isEqualTo(1);
    stage.timePasses(Duration.ofSeconds(1));
    assertThat(rolling(Window.LAST_5M).cartAdds()).isZero();
    assertThat(rolling(Window.LAST_5M).productViews()).isEqualTo(1);
    stage.timePasses(Duration.ofMinutes(1));
    assertThat(rolling(Window.LAST_5M).productViews()).isZero();
    assertThat(rolling(Window.LAST_1H).productViews()).isEqualTo(1);
    stage.timePasses(Duration.ofMinutes(55));
    assertThat(rolling(Window.LAST_1H).productViews()).isZero();
    stage.timePasses(Duration.ofHours(23));
    assertThat(rolling(Window.LAST_24H).productViews()).isZero();
    assertThat(stage.rows(RowKind.TIMER)).isZero();
  }

  @Test
  void nothingIsPublishedWhereNothingLeaves() {
    stage.happens(Events.of("ann", NOON, view("boots")));
    stage.timePasses(Duration.ofHours(25));
    assertThat(stage.published()).isLessThanOrEqualTo(5);

    stage.timePasses(Duration.ofDays(3));
    assertThat(stage.published()).isZero();
  }

  @Test
  void historicalEventsNeitherMoveTheAsOfNorSetTimers() {
    stage.happens(Events.of("ann", NOON.minus(Duration.ofDays(300)), view("boots")));
    stage.timePasses(Duration.ofSeconds(1));

    var features = stage.features(ANN).orElseThrow();
    assertThat(features.asOf()).isEqualTo(NOON);
    assertThat(features.last24h().productViews()).isZero();
    assertThat(Objects.requireNonNull(features.session()).open()).isFalse();
    assertThat(stage.sessions()).extracting(Session::status).containsExactly(Status.CLOSED);
    assertThat(stage.rows(RowKind.TIMER)).isZero();
  }

  @Test
  void aSessionIsToldWhenItOpensChangesAndCloses() {
    stage.happens(Events.of("ann", NOON, view("boots")));
    stage.happens(Events.of("ann", NOON.plusSeconds(1), view("socks")));
    stage.timePasses(Duration.ofMinutes(29));
    assertThat(stage.sessions())
        .extracting(Session::status)
        .containsExactly(Status.OPEN, Status.UPDATED);
    stage.timePasses(Duration.ofMinutes(2));

    assertThat(stage.sessions())
        .singleElement()
        .satisfies(session -> {
          assertThat(session.status()).isEqualTo(Status.CLOSED);
          assertThat(session.views())
              .extracting(Session.View::productId)
              .containsExactly("boots", "socks");
        });
    assertThat(Objects.requireNonNull(stage.features(ANN).orElseThrow().session()).open())
        .isFalse();
  }

  @Test
  void aSessionThatClosesWhileAnEventRunsAheadOfTheClockIsToldClosedToo() {
    stage.happens(Events.of("ann", NOON, view("boots")));
    Instant closes = NOON.plus(Events.GAP);
    Instant bought = closes.minus(Window.LAST_5M.width()).minusSeconds(1);
    stage.happens(Events.order(ANN, Events.placed("t1", bought, "hat"), bought));
    stage.timePasses(Events.GAP.minusSeconds(2));
    stage.happens(Events.of("ann", closes.plusSeconds(3), view("socks")));
    assertThat(stage.sessions())
        .extracting(Session::status)
        .containsExactly(Status.OPEN, Status.OPEN);

    // A window's timer fires on the way, and has to set the next for the session's end.
    stage.timePasses(Duration.ofSeconds(1));
    stage.timePasses(Duration.ofSeconds(1));
    stage.timePasses(Duration.ofSeconds(1));

    assertThat(stage.sessions()).extracting(Session::status).containsExactly(Status.CLOSED);
  }

  @Test
  void aLateEventJoinsTwoSessionsIntoOneThatReplacesBoth() {
    stage.happens(Events.of("ann", NOON.minus(Duration.ofMinutes(50)), view("boots")));
    stage.happens(Events.of("ann", NOON, view("socks")));
    var apart = stage.sessions();
    stage.happens(Events.of("ann", NOON.minus(Duration.ofMinutes(25)), view("hat")));
    stage.timePasses(Duration.ofSeconds(1));

    assertThat(apart).extracting(Session::id).doesNotHaveDuplicates();
    assertThat(stage.sessions())
        .extracting(Session::id, Session::status, Session::replacedBy, Session::events)
        .containsExactly(
            tuple(apart.get(0).id(), Status.UPDATED, null, 3),
            tuple(apart.get(1).id(), Status.REPLACED, apart.get(0).id(), 1));
    assertThat(neighbours("boots")).containsExactly("hat", "socks");
    assertThat(stage.totals().orElseThrow().viewed().days()).containsExactly(new DayCount(DAY, 1));
  }

  @Test
  void theSessionsPairsGrowWithIt() {
    stage.happens(Events.of("ann", NOON, view("boots")));
    stage.happens(Events.of("ann", NOON.plusSeconds(1), view("socks")));
    stage.happens(Events.of("ann", NOON.plusSeconds(2), view("socks")));
    stage.happens(Events.of("bob", NOON, view("socks")));
    stage.happens(Events.of("bob", NOON, view("boots")));
    stage.timePasses(Duration.ofSeconds(1));

    var boots = stage.affinity("boots").orElseThrow();
    assertThat(boots.viewed().days()).containsExactly(new DayCount(DAY, 2));
    assertThat(boots.viewed().neighbours())
        .containsExactly(new Neighbour("socks", List.of(new DayCount(DAY, 2))));
    assertThat(boots.bought().days()).isEmpty();
    assertThat(stage.totals().orElseThrow().viewed().total()).isEqualTo(2);
  }

  @Test
  void anOrderCountsItsProductsAndTheirPairsUntilItIsTakenBack() {
    stage.happens(Events.order(ANN, Events.placed("t1", NOON, "boots", "socks"), NOON));
    stage.timePasses(Duration.ofSeconds(1));

    var features = stage.features(ANN).orElseThrow();
    assertThat(features.last24h().orders()).isEqualTo(1);
    assertThat(features.last24h().orderValue()).containsEntry("EUR", 2000L);
    assertThat(features.profile().purchasedProducts()).containsExactlyInAnyOrder("boots", "socks");
    assertThat(features.session()).isNull();
    assertThat(stage.affinity("boots").orElseThrow().bought().neighbours())
        .containsExactly(new Neighbour("socks", List.of(new DayCount(DAY, 1))));
    assertThat(stage.product("boots").orElseThrow().days())
        .singleElement()
        .satisfies(day -> assertThat(day.orders()).isEqualTo(1));

    stage.happens(Events.order(ANN, Events.withdrawn("t1", NOON, "boots", "socks"), NOON));
    stage.timePasses(Duration.ofSeconds(1));

    assertThat(stage.features(ANN).orElseThrow().profile().purchasedProducts()).isEmpty();
    assertThat(stage.affinity("boots")).isEmpty();
    assertThat(stage.totals()).isEmpty();
    assertThat(stage.product("boots").orElseThrow().days())
        .singleElement()
        .satisfies(day -> assertThat(day.orders() + day.pieces()).isZero());
  }

  @Test
  void aUnitThatMovesTakesEverythingAlong() {
    stage.happens(Events.of("ann", NOON, view("boots")));
    stage.moves(UNIT, UnitVersion.afterMove(UnitVersion.FIRST), ANN, CUSTOMER);

    var features = stage.features(CUSTOMER).orElseThrow();
    assertThat(features.last5m().productViews()).isEqualTo(1);
    assertThat(features.events()).isEqualTo(1);
    assertThat(stage.isDeleted(ANN)).isTrue();
  }

  @Test
  void anEventInFlightIsForwarded() {
    stage.happens(Events.of("ann", NOON, view("boots")));
    stage.moves(UNIT, UnitVersion.afterMove(UnitVersion.FIRST), ANN, CUSTOMER);
    stage.happens(Events.of("ann", NOON.plusSeconds(1), view("socks")));

    assertThat(stage.features(CUSTOMER).orElseThrow().profile().viewedProducts())
        .containsExactly("socks", "boots");
    assertThat(stage.isDeleted(ANN)).isTrue();
  }

  @Test
  void aUnitThatComesBackBringsItsStateBack() {
    stage.happens(Events.of("ann", NOON, view("boots")));
    stage.moves(UNIT, 2, ANN, CUSTOMER);
    stage.moves(UNIT, 3, CUSTOMER, ANN);

    assertThat(stage.features(ANN).orElseThrow().events()).isEqualTo(1);
    assertThat(stage.isDeleted(CUSTOMER)).isTrue();
  }

  @Test
  void sessionsOfTwoDevicesBecomeOneWhenTheyTurnOutToBeOneShoppers() {
    stage.happens(Events.of("ann", NOON, view("boots")));
    stage.happens(Events.of("bob", NOON.plusSeconds(30), view("socks")));
    stage.moves(UNIT, 2, ANN, CUSTOMER);
    stage.moves(UnitId.guest("bob"), 2, Identifier.client("bob"), CUSTOMER);
    stage.timePasses(Duration.ofSeconds(1));

    assertThat(
            Objects.requireNonNull(stage.features(CUSTOMER).orElseThrow().session()).productViews())
        .isEqualTo(2);
    assertThat(neighbours("boots")).containsExactly("socks");
    assertThat(stage.totals().orElseThrow().viewed().total()).isEqualTo(1);
  }

  @Test
  void anOptOutDropsTheUnitAndItsPairs() {
    stage.happens(Events.of("ann", NOON, view("boots")));
    stage.happens(Events.of("ann", NOON, view("socks")));
    stage.optsOut(UNIT, UnitVersion.afterOptOut(UnitVersion.FIRST), ANN);
    stage.timePasses(Duration.ofSeconds(1));

    assertThat(stage.isDeleted(ANN)).isTrue();
    assertThat(stage.affinity("boots")).isEmpty();
    assertThat(stage.rows(RowKind.UNIT)).isZero();
  }

  @Test
  void productsAreCountedByHourAndDay() {
    stage.happens(Events.of("ann", NOON, view("boots")));
    stage.happens(Events.of("bob", NOON.minus(Duration.ofHours(1)), view("boots")));
    stage.happens(Events.of("bob", NOON, add("boots", 2990)));
    stage.timePasses(Duration.ofSeconds(1));

    var boots = stage.product("boots").orElseThrow();
    assertThat(boots.priceMinor()).isEqualTo(2990);
    assertThat(boots.hours()).extracting(h -> h.views()).containsExactly(1L, 1L);
    assertThat(boots.days())
        .singleElement()
        .satisfies(day -> {
          assertThat(day.views()).isEqualTo(2);
          assertThat(day.cartAdds()).isEqualTo(1);
        });
  }

  private Rolling rolling(Window window) {
    ShopperFeatures features = stage.features(ANN).orElseThrow();
    return features.rolling(window);
  }

  private List<String> neighbours(String product) {
    return stage.affinity(product).orElseThrow().viewed().neighbours().stream()
        .map(Neighbour::productId)
        .toList();
  }

  /** No transaction ends but when time passes. */
  private static Random never() {
    return new Random() {
      @Override
      public int nextInt(int bound) {
        return 1;
      }
    };
  }

  private static String golden() {
    try (var file = FeatureTopologyTest.class.getResourceAsStream("/topology.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
