package dev.novapixel.features.topology;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.features.reference.Events;
import dev.novapixel.features.reference.Histories;
import dev.novapixel.features.reference.Histories.Gaps;
import dev.novapixel.features.reference.PlacementsByHand;
import dev.novapixel.features.reference.ProductsByHand;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.feature.EventSum;
import dev.novapixel.schemas.feature.ProductAffinity.DayCount;
import dev.novapixel.schemas.feature.ProductAffinity.Neighbour;
import dev.novapixel.schemas.feature.ProductAffinity.Together;
import dev.novapixel.schemas.feature.ProductFeatures;
import dev.novapixel.schemas.feature.ProductFeatures.Bucket;
import dev.novapixel.schemas.feature.ProductFeatures.Placement;
import dev.novapixel.schemas.feature.Session;
import dev.novapixel.schemas.feature.ShopperFeatures;
import dev.novapixel.schemas.feature.Window;
import dev.novapixel.schemas.reference.ReferenceFeatures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Everything that is published, against a count by hand: events late and early, two shoppers, a
 * clock that goes on in between and after, and restarts.
 */
class WholeTopologyProperties {
  private static final Identifier ANN = Identifier.customer("ann");
  private static final Identifier BOB = Identifier.client("bob");
  private static final List<String> PRODUCTS = List.of("p0", "p1", "p2", "p3", "p4");

  /** Longer than the products are gathered. */
  private static final Duration SOON = Duration.ofSeconds(1);

  @Property(tries = 25)
  void whatIsPublishedIsWhatTheEventsComeTo(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int count) {
    var random = new Random(seed);
    List<ShopperEvent> anns = new Histories(seed, Gaps.ONE).events(count, 2, ANN);
    List<ShopperEvent> bobs = new Histories(seed + 1, Gaps.ONE).events(count / 2 + 1, 1, BOB);
    var sessions = new HashMap<String, Session>();
    try (var stage = new Stage(Events.NOON, random)) {
      play(stage, arriving(List.of(anns, bobs), random), random);
      stage.timePasses(SOON);
      for (int hop = 0; hop < 4; hop++) {
        assertFeatures(stage, ANN, anns);
        assertFeatures(stage, BOB, bobs);
        stage.timePasses(Duration.ofSeconds(random.nextInt(40_000)));
      }
      assertProducts(stage, new ProductsByHand(List.of(anns, bobs)));
      assertPlacements(stage, new PlacementsByHand(List.of(anns, bobs)));
      stage.timePasses(Duration.ofDays(2));
      stage.sessions().forEach(told -> sessions.put(told.shopper() + " " + told.id(), told));
    }
    assertSessions(sessions, ANN, anns);
    assertSessions(sessions, BOB, bobs);
  }

  /** In order of time, but for a few that come late. */
  private static List<ShopperEvent> arriving(List<List<ShopperEvent>> all, Random random) {
    var arriving = new ArrayList<ShopperEvent>();
    all.forEach(arriving::addAll);
    arriving.sort(ShopperEvent.BY_TIME);
    for (int i = 0; i + 1 < arriving.size(); i++) {
      if (random.nextInt(4) == 0) {
        Collections.swap(arriving, i, i + random.nextInt(arriving.size() - i));
      }
    }
    return arriving;
  }

  private static void play(Stage stage, List<ShopperEvent> events, Random random) {
    for (ShopperEvent event : events) {
      Instant at = event.occurredAt();
      if (at.isAfter(stage.now())) {
        stage.timePasses(Duration.between(stage.now(), at));
      }
      stage.happens(event);
      if (random.nextInt(15) == 0) {
        stage.timePasses(SOON);
        stage.restarts();
      }
    }
  }

  private static void assertFeatures(Stage stage, Identifier shopper, List<ShopperEvent> events) {
    ShopperFeatures features = stage.features(shopper).orElseThrow();
    var reference = new ReferenceFeatures(events);
    for (Window window : Window.values()) {
      assertThat(features.rolling(window)).isEqualTo(reference.rolling(window, stage.now()));
    }
    assertThat(features.context()).isEqualTo(reference.context(shopper));
    assertThat(features.profile()).isEqualTo(reference.profile());
    assertThat(new EventSum(features.events(), features.eventsHash()))
        .isEqualTo(events.stream().map(EventSum::of).reduce(EventSum.NONE, EventSum::with));
    assertThat(features.session()).isEqualTo(reference.session(stage.now()));
  }

  /** Of each session the topic's last word: one that is no more is replaced, all others closed. */
  private static void assertSessions(
      Map<String, Session> told, Identifier shopper, List<ShopperEvent> events) {
    List<Session> standing =
        told.values().stream()
            .filter(session -> session.shopper().equals(shopper))
            .filter(session -> session.status() != Session.Status.REPLACED)
            .toList();
    List<List<ShopperEvent>> expected = new ReferenceFeatures(events).sessions();

    assertThat(standing).extracting(Session::status).containsOnly(statuses(expected));
    assertThat(standing)
        .extracting(session -> session.startedAt() + " " + session.events())
        .containsExactlyInAnyOrderElementsOf(
            expected.stream()
                .map(session -> session.getFirst().occurredAt() + " " + session.size())
                .toList());
  }

  private static Session.Status[] statuses(List<List<ShopperEvent>> expected) {
    return expected.isEmpty()
        ? new Session.Status[0]
        : new Session.Status[] {Session.Status.CLOSED};
  }

  private static void assertProducts(Stage stage, ProductsByHand byHand) {
    for (String product : PRODUCTS) {
      List<Bucket> days = stage.product(product).map(ProductFeatures::days).orElse(List.of());
      assertThat(byDay(days, Bucket::views)).isEqualTo(byHand.views(product));
      assertThat(sum(days, Bucket::cartAdds)).isEqualTo(byHand.piecesCarted(product));
      assertThat(sum(days, Bucket::pieces)).isEqualTo(byHand.piecesSold(product));
      assertThat(sum(days, Bucket::orders)).isEqualTo(byHand.orders(product));
      assertThat(neighbours(stage.affinity(product).map(a -> a.viewed()).orElse(Together.NONE)))
          .isEqualTo(byHand.viewedTogether(product));
      assertThat(neighbours(stage.affinity(product).map(a -> a.bought()).orElse(Together.NONE)))
          .isEqualTo(byHand.boughtTogether(product));
    }
    Together totals = stage.totals().map(a -> a.viewed()).orElse(Together.NONE);
    assertThat(totals.days().stream().collect(toMap(DayCount::day, DayCount::count)))
        .isEqualTo(byHand.sessionsByDay());
  }

  private static void assertPlacements(Stage stage, PlacementsByHand byHand) {
    for (String product : PRODUCTS) {
      List<Bucket> days = stage.product(product).map(ProductFeatures::days).orElse(List.of());
      var counts = new TreeMap<String, Map<Integer, Placement>>();
      for (Bucket day : days) {
        day.placements()
            .forEach((name, placement) -> {
              if (!placement.equals(new Placement(0, 0, 0))) {
                counts.computeIfAbsent(name, _ -> new TreeMap<>()).put(day.index(), placement);
              }
            });
      }
      assertThat(counts).isEqualTo(byHand.of(product));
    }
  }

  private static Map<Integer, Long> byDay(List<Bucket> days, ToLongFunction<Bucket> count) {
    return days.stream()
        .filter(day -> count.applyAsLong(day) != 0)
        .collect(toMap(Bucket::index, count::applyAsLong));
  }

  private static long sum(List<Bucket> days, ToLongFunction<Bucket> count) {
    return days.stream().mapToLong(count).sum();
  }

  private static Map<String, Long> neighbours(Together together) {
    return together.neighbours().stream().collect(toMap(Neighbour::productId, Neighbour::total));
  }
}
