package dev.novapixel.features.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.features.reference.Events;
import dev.novapixel.features.reference.Histories;
import dev.novapixel.features.reference.Histories.Gaps;
import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.feature.ShopperFeatures;
import dev.novapixel.schemas.feature.Window;
import dev.novapixel.schemas.reference.ReferenceFeatures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** f(S, t) against the reference, for histories in any order, cut into states in any way. */
class ShopperUnitsProperties {
  private static final Identifier ANN = Identifier.customer("ann");

  @Property(tries = 1500)
  void featuresAreAFunctionOfTheEventsAndTheAsOf(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 30) int count,
      @ForAll @IntRange(min = 1, max = 4) int units,
      @ForAll Gaps gaps) {
    List<ShopperEvent> events = new Histories(seed, gaps).events(count, units, ANN);
    var random = new Random(seed);
    var shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, random);

    ShopperUnits held = ShopperUnits.of(heldInPieces(shuffled, random));

    long newest = held.asOf(Long.MIN_VALUE);
    for (long asOf : asOfs(events, newest, random)) {
      var features = held.features(Events.SHOP, ANN, asOf).orElseThrow();
      assertEqual(features, new ReferenceFeatures(events), Instant.ofEpochMilli(asOf));
    }
    assertThat(held.sessions().joined())
        .extracting(session -> session.activity().events())
        .isEqualTo(new ReferenceFeatures(events).sessions().stream().map(List::size).toList());
  }

  /** Beyond what is remembered one by one: of places, of a cart's changes, of sessions. */
  @Property(tries = 60)
  void longHistoriesInTheirOrderComeToTheSame(
      @ForAll long seed, @ForAll @IntRange(min = 100, max = 400) int count) {
    List<ShopperEvent> events = new Histories(seed, Gaps.ONE).events(count, 2, ANN);
    Map<UnitId, UnitState> states = new TreeMap<>();
    for (ShopperEvent event : events) {
      UnitId unit = event.unit();
      UnitState state = states.computeIfAbsent(unit, UnitState::new);
      state.add(event);
      states.put(unit, UnitState.of(unit, state.toBytes()));
    }
    ShopperUnits held = ShopperUnits.of(states.values());
    Instant at = events.getLast().receivedAt().plusSeconds(9);
    assertThat(held.features(Events.SHOP, ANN, at.toEpochMilli()))
        .isEqualTo(ReferenceFeatures.asOf(Events.SHOP, ANN, events, at));
  }

  /** More products than a list shows, of two devices, some bought and given back. */
  @Property(tries = 40)
  void likingsComeFromTheLastHundredProducts(@ForAll long seed) {
    var random = new Random(seed);
    var events = new ArrayList<ShopperEvent>();
    for (int i = 0; i < 400; i++) {
      int product = random.nextInt(150);
      var price = random.nextInt(9) == 0 ? null : new Money(random.nextInt(50), "EUR");
      var item = Events.item("p" + product, "k" + random.nextInt(15), price, 1);
      Instant at = Events.NOON.plusSeconds(i);
      if (random.nextInt(3) == 0) {
        var change = new Action.OrderChanged("o" + random.nextInt(9), at, 1, price, List.of(item));
        events.add(Events.order(ANN, change, at));
      } else {
        events.add(Events.of("c" + random.nextInt(2), at, new Action.ProductViewed(item)));
      }
    }
    Collections.shuffle(events, random);
    ShopperUnits held = ShopperUnits.of(heldInPieces(events, random));
    long asOf = held.asOf(Long.MIN_VALUE);
    assertThat(held.features(Events.SHOP, ANN, asOf).orElseThrow().profile())
        .isEqualTo(new ReferenceFeatures(events).profile());
  }

  @Test
  void aMachineCountsUntilItIsKnownAsOneAndThenNotAtAll() {
    var events = new ArrayList<ShopperEvent>();
    for (int i = 0; i <= Window.EVENTS_BOUND; i++) {
      events.add(Events.of("c0", Events.NOON.plusSeconds(i), Events.view("p" + i % 7)));
    }
    events.add(Events.of("c1", Events.NOON, Events.view("p1")));
    assertAsHeld(events.subList(0, Window.EVENTS_BOUND), Window.EVENTS_BOUND);
    assertAsHeld(events, 1);
  }

  private static void assertAsHeld(List<ShopperEvent> events, int counted) {
    ShopperUnits held = ShopperUnits.of(heldInPieces(events, new Random(1)));
    Instant at = Events.NOON.plus(Duration.ofHours(1));
    assertThat(held.features(Events.SHOP, ANN, at.toEpochMilli()))
        .isEqualTo(ReferenceFeatures.asOf(Events.SHOP, ANN, events, at))
        .hasValueSatisfying(features -> assertThat(features.events()).isEqualTo(counted));
  }

  @Property(tries = 300)
  void nothingChangesBeforeTheNextChange(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int count) {
    List<ShopperEvent> events = new Histories(seed, Gaps.ONE).events(count, 2, ANN);
    ShopperUnits held = ShopperUnits.of(heldInPieces(events, new Random(seed)));
    long asOf = held.asOf(Long.MIN_VALUE);

    var next = held.nextChange(asOf);
    while (next.isPresent()) {
      var now = held.features(Events.SHOP, ANN, asOf).orElseThrow();
      var before = held.features(Events.SHOP, ANN, next.getAsLong() - 1).orElseThrow();
      var after = held.features(Events.SHOP, ANN, next.getAsLong()).orElseThrow();
      assertThat(withoutTime(before)).isEqualTo(withoutTime(now));
      assertThat(withoutTime(after)).isNotEqualTo(withoutTime(now));
      asOf = next.getAsLong();
      next = held.nextChange(asOf);
    }
    assertThat(withoutTime(held.features(Events.SHOP, ANN, asOf).orElseThrow()))
        .isEqualTo(withoutTime(held.features(Events.SHOP, ANN, asOf * 2).orElseThrow()));
  }

  /** Each unit as several states, each written and read now and then, that are added up at last. */
  private static List<UnitState> heldInPieces(List<ShopperEvent> events, Random random) {
    var pieces = new TreeMap<UnitId, List<UnitState>>();
    for (ShopperEvent event : events) {
      List<UnitState> states = pieces.computeIfAbsent(event.unit(), _ -> new ArrayList<>());
      if (states.isEmpty() || random.nextInt(5) == 0) {
        states.add(new UnitState(event.unit()));
      }
      int any = random.nextInt(states.size());
      states.get(any).add(event);
      states.set(any, UnitState.of(event.unit(), states.get(any).toBytes()));
    }
    return pieces.values().stream()
        .map(states -> {
          UnitState whole = states.getFirst();
          states.subList(1, states.size()).forEach(whole::addAll);
          return whole;
        })
        .toList();
  }

  /** The newest event, each edge of a window behind it, and a few times between. */
  private static List<Long> asOfs(List<ShopperEvent> events, long newest, Random random) {
    var asOfs = new ArrayList<>(List.of(newest, newest + 1, newest + random.nextInt(90_000_000)));
    for (ShopperEvent event : events) {
      for (Window window : Window.values()) {
        long edge = event.occurredAt().plus(window.width()).toEpochMilli();
        asOfs.add(Math.max(newest, edge - random.nextInt(2)));
      }
    }
    Collections.shuffle(asOfs, random);
    return asOfs.subList(0, Math.min(8, asOfs.size()));
  }

  private static void assertEqual(
      ShopperFeatures actual, ReferenceFeatures reference, Instant asOf) {
    for (Window window : Window.values()) {
      assertThat(actual.rolling(window)).isEqualTo(reference.rolling(window, asOf));
    }
    assertThat(actual.context()).isEqualTo(reference.context(ANN));
    assertThat(actual.profile()).isEqualTo(reference.profile());
    assertThat(actual.session()).isEqualTo(reference.session(asOf));
  }

  private static List<Object> withoutTime(ShopperFeatures features) {
    var values = new ArrayList<Object>();
    for (Window window : Window.values()) {
      values.add(features.rolling(window));
    }
    values.add(String.valueOf(features.session()));
    return values;
  }
}
