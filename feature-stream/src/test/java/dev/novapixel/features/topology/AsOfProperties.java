package dev.novapixel.features.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.features.reference.Events;
import dev.novapixel.features.reference.Histories;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Move;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.feature.ShopperFeatures;
import dev.novapixel.schemas.moves.UnitVersion;
import dev.novapixel.schemas.reference.ReferenceFeatures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * The past as it is answered today, against what the running topology showed when it was the
 * present: events late, early and out of order, and of units that moved.
 */
class AsOfProperties {
  private static final Identifier ANN = Identifier.customer("ann");
  private static final Identifier BOB = Identifier.client("c0");

  @Property(tries = 20)
  void asOfEachMomentAreTheValuesThatTheTopologyShowedThen(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int count) {
    var random = new Random(seed);
    List<ShopperEvent> log = received(events(seed, count, ANN), random);
    try (var stage = new Stage(log.getFirst().receivedAt(), random)) {
      for (ShopperEvent event : log) {
        while (random.nextBoolean() && stage.now().isBefore(event.receivedAt())) {
          stage.timePasses(between(stage.now(), event.receivedAt(), random));
          assertShown(stage, ANN, log);
        }
        timeComes(stage, event.receivedAt());
        stage.happens(event);
        if (isLastOfItsMoment(event, log)) {
          assertShown(stage, ANN, log);
        }
      }
      stage.timePasses(Duration.ofSeconds(random.nextInt(200_000)));
      assertShown(stage, ANN, log);
    }
  }

  /**
   * The topology hears of each event under the label of the time; as soon as it knows today's
   * labels of what it has heard, it shows what is answered today as of then.
   */
  @Property(tries = 20)
  void unitsThatMovedCountWhereTheyAreToday(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int count) {
    var random = new Random(seed);
    List<ShopperEvent> log = received(events(seed, count, BOB), random);
    Instant at = between(log.getFirst(), log.getLast(), random);
    Map<UnitId, Identifier> today = new HashMap<>();
    log.forEach(event -> today.put(event.unit(), random.nextBoolean() ? ANN : BOB));
    try (var stage = new Stage(log.getFirst().receivedAt(), random)) {
      Map<UnitId, Mover> movers = new HashMap<>();
      for (ShopperEvent event : log) {
        if (!event.receivedAt().isAfter(at)) {
          timeComes(stage, event.receivedAt());
          movers.computeIfAbsent(event.unit(), Mover::new).tell(stage, event, random);
        }
      }
      timeComes(stage, at);
      movers.values().forEach(mover -> mover.moveTo(stage, today.getOrDefault(mover.unit, BOB)));
      for (Identifier shopper : List.of(ANN, BOB)) {
        assertShown(
            stage,
            shopper,
            log.stream().filter(event -> shopper.equals(today.get(event.unit()))).toList());
      }
    }
  }

  @Property(tries = 300)
  void whateverIsReceivedLaterChangesNothing(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int count) {
    var random = new Random(seed);
    List<ShopperEvent> log = received(events(seed, count, ANN), random);
    Instant at = between(log.getFirst(), log.getLast(), random);
    List<ShopperEvent> byThen =
        log.stream().filter(event -> !event.receivedAt().isAfter(at)).toList();
    var more = new ArrayList<>(log);
    for (ShopperEvent later : events(seed + 1, count, ANN)) {
      more.add(receivedAt(later, at.plusMillis(1L + random.nextInt(1_000_000))));
    }
    assertThat(asOf(ANN, more, at)).isEqualTo(asOf(ANN, byThen, at));
  }

  /** A unit and where the topology thinks that it is. */
  private static final class Mover {
    private final UnitId unit;
    private Identifier owner = BOB;
    private long version = UnitVersion.FIRST;

    Mover(UnitId unit) {
      this.unit = unit;
    }

    void tell(Stage stage, ShopperEvent event, Random random) {
      stage.happens(event.at(owner, version));
      if (random.nextInt(4) == 0) {
        moveTo(stage, owner.equals(ANN) ? BOB : ANN);
      }
    }

    void moveTo(Stage stage, Identifier to) {
      if (!to.equals(owner)) {
        version = UnitVersion.afterMove(version);
        stage.happens(
            new Move(Events.SHOP, owner, unit, version, to, stage.now(), "m", stage.now()));
        owner = to;
      }
    }
  }

  private static void assertShown(Stage stage, Identifier shopper, List<ShopperEvent> log) {
    Optional<ShopperFeatures> shown = stage.features(shopper);
    Optional<ShopperFeatures> answered = asOf(shopper, log, stage.now());
    assertThat(answered.map(AsOfProperties::values)).isEqualTo(shown.map(AsOfProperties::values));
  }

  private static Optional<ShopperFeatures> asOf(
      Identifier shopper, List<ShopperEvent> log, Instant at) {
    return ReferenceFeatures.asOf(Events.SHOP, shopper, log, at);
  }

  /** All but the time of publication: a value holds until the next is published. */
  private static List<Object> values(ShopperFeatures features) {
    return List.of(
        features.receivedAt(),
        features.last5m(),
        features.last1h(),
        features.last24h(),
        Optional.ofNullable(features.session()),
        features.context(),
        features.profile(),
        features.events(),
        features.eventsHash());
  }

  private static List<ShopperEvent> events(long seed, int count, Identifier shopper) {
    return new Histories(seed, Histories.Gaps.ONE).events(count, 3, shopper);
  }

  /**
   * In the order in which the gateway received them: most at once, a few within the five seconds
   * that a client's clock may run ahead, and some hours late.
   */
  private static List<ShopperEvent> received(List<ShopperEvent> events, Random random) {
    var log = new ArrayList<ShopperEvent>();
    for (ShopperEvent event : events) {
      long after =
          switch (random.nextInt(6)) {
            case 0 -> -random.nextInt(5_000);
            case 1 -> random.nextInt(20_000_000);
            default -> random.nextInt(2_000);
          };
      log.add(receivedAt(event, event.occurredAt().plusMillis(after)));
    }
    Collections.shuffle(log, random);
    log.sort(Comparator.comparing(ShopperEvent::receivedAt));
    return log;
  }

  private static ShopperEvent receivedAt(ShopperEvent event, Instant receivedAt) {
    return new ShopperEvent(
        event.shop(),
        event.shopper(),
        event.unit(),
        event.version(),
        event.eventId(),
        event.occurredAt(),
        receivedAt,
        event.clientId(),
        event.checkoutToken(),
        event.customerId(),
        event.consent(),
        event.sessionGap(),
        event.page(),
        event.visit(),
        event.action());
  }

  /** Whether the topology has heard all that was received by the event's time. */
  private static boolean isLastOfItsMoment(ShopperEvent event, List<ShopperEvent> log) {
    return log.stream()
        .filter(other -> other.receivedAt().equals(event.receivedAt()))
        .reduce((_, last) -> last)
        .filter(event::equals)
        .isPresent();
  }

  private static void timeComes(Stage stage, Instant at) {
    if (at.isAfter(stage.now())) {
      stage.timePasses(Duration.between(stage.now(), at));
    }
  }

  private static Duration between(Instant from, Instant to, Random random) {
    return Duration.ofMillis(random.nextLong(Duration.between(from, to).toMillis()));
  }

  private static Instant between(ShopperEvent first, ShopperEvent last, Random random) {
    long span = Duration.between(first.receivedAt(), last.receivedAt()).toMillis();
    return first.receivedAt().plusMillis(random.nextLong(span + 1));
  }
}
