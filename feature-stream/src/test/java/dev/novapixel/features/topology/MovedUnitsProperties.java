package dev.novapixel.features.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.features.affinity.PairChanges;
import dev.novapixel.features.affinity.PairDay;
import dev.novapixel.features.affinity.PairDelta;
import dev.novapixel.features.product.ProductDelta;
import dev.novapixel.features.recommendation.Attribution;
import dev.novapixel.features.reference.Events;
import dev.novapixel.features.reference.Histories;
import dev.novapixel.features.reference.ProductsByHand;
import dev.novapixel.features.session.SessionStep;
import dev.novapixel.features.session.Sessions;
import dev.novapixel.features.unit.ShopperUnits;
import dev.novapixel.features.unit.UnitState;
import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Move;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.feature.ProductFeatures.Placement;
import dev.novapixel.schemas.feature.ShopperFeatures;
import dev.novapixel.schemas.moves.UnitVersion;
import dev.novapixel.schemas.topic.Keys;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Units that come and go between shoppers while events are in flight: each shopper's partition is
 * read in its own order, partitions and the loop in any.
 */
class MovedUnitsProperties {
  private static final List<Identifier> SHOPPERS =
      List.of(Identifier.client("c0"), Identifier.customer("ann"), Identifier.customer("bob"));

  @Property(tries = 600)
  void featuresAndPairsAreAsIfTheLastLabelHadBeenKnownFromTheFirstEvent(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int count) {
    var random = new Random(seed);
    var world = new World(random);
    List<ShopperEvent> events =
        new Histories(seed, Histories.Gaps.ONE).events(count, 3, SHOPPERS.get(0));
    var arriving = new ArrayList<>(events);
    Collections.shuffle(arriving, random);
    Map<UnitId, Integer> owner = world.write(arriving);
    world.readAll();

    var ideal = new World(random);
    ideal.writeKnowing(events, owner);
    ideal.readAll();

    long asOf = Events.NOON.toEpochMilli() * 2;
    for (Identifier shopper : SHOPPERS) {
      assertThat(world.features(shopper, asOf)).isEqualTo(ideal.features(shopper, asOf));
    }
    assertThat(world.pairs()).isEqualTo(ideal.pairs());
    assertThat(world.recommended()).isEqualTo(ideal.recommended());
  }

  @Property(tries = 60)
  void aLongSessionPairsItsFirstFiftyProductsHoweverItsPartsCameTogether(
      @ForAll long seed, @ForAll @IntRange(min = 60, max = 140) int count) {
    var random = new Random(seed);
    var events = new ArrayList<ShopperEvent>();
    for (int i = 0; i < count; i++) {
      String client = "c" + random.nextInt(2);
      Action view = Events.view("p" + random.nextInt(90));
      events.add(Events.of(client, Events.NOON.plusSeconds(i / 2), view));
    }
    var arriving = new ArrayList<>(events);
    Collections.shuffle(arriving, random);
    var world = new World(random);
    Map<UnitId, Integer> owner = world.write(arriving);
    world.readAll();

    assertThat(world.pairs()).isEqualTo(countedByHand(events, owner));
  }

  /** As {@link World#pairs} shows them. */
  private static Map<String, String> countedByHand(
      List<ShopperEvent> events, Map<UnitId, Integer> owner) {
    var byShopper = new TreeMap<Integer, List<ShopperEvent>>();
    events.forEach(event ->
        byShopper
            .computeIfAbsent(owner.getOrDefault(event.unit(), 0), _ -> new ArrayList<>())
            .add(event));
    var byHand = new ProductsByHand(List.copyOf(byShopper.values()));
    var shown = new TreeMap<String, String>();
    byHand
        .sessionsByDay()
        .forEach((day, sessions) -> {
          shown.put(Keys.shop(Events.SHOP) + " VIEWED " + day, sessions + " {}");
          for (int i = 0; i < 90; i++) {
            String product = "p" + i;
            if (byHand.sessions(product) > 0) {
              shown.put(
                  Keys.product(Events.SHOP, product) + " VIEWED " + day,
                  byHand.sessions(product) + " " + byHand.viewedTogether(product));
            }
          }
        });
    return shown;
  }

  private static final class World {
    private final Random random;
    private final Map<String, Deque<Message>> partitions = new TreeMap<>();
    private final List<Message> loop = new ArrayList<>();
    private final Map<String, ShopperHead> heads = new HashMap<>();
    private final Map<String, Map<UnitId, UnitState>> units = new HashMap<>();
    private final Map<String, PairDay> pairs = new TreeMap<>();
    private final Map<String, Placement> recommended = new TreeMap<>();

    World(Random random) {
      this.random = random;
    }

    /** The owner's part: every event under its unit's present label, and moves in between. */
    Map<UnitId, Integer> write(List<ShopperEvent> events) {
      Map<UnitId, Integer> owner = new TreeMap<>();
      Map<UnitId, Long> versions = new HashMap<>();
      for (ShopperEvent event : events) {
        UnitId unit = event.unit();
        int at = owner.computeIfAbsent(unit, _ -> 0);
        long version = versions.computeIfAbsent(unit, _ -> UnitVersion.FIRST);
        write(event.at(SHOPPERS.get(at), version));
        if (random.nextInt(3) == 0) {
          int to = (at + 1 + random.nextInt(2)) % SHOPPERS.size();
          long next = UnitVersion.afterMove(version);
          var now = event.receivedAt();
          told(
              new Message.Told(
                  new Move(
                      Events.SHOP, SHOPPERS.get(at), unit, next, SHOPPERS.get(to), now, "m", now)));
          owner.put(unit, to);
          versions.put(unit, next);
        }
      }
      return owner;
    }

    void writeKnowing(List<ShopperEvent> events, Map<UnitId, Integer> owner) {
      for (ShopperEvent event : events) {
        write(event.at(SHOPPERS.get(owner.getOrDefault(event.unit(), 0)), UnitVersion.FIRST));
      }
    }

    private void write(ShopperEvent event) {
      told(new Message.Told(event));
    }

    private void told(Message message) {
      partitions.computeIfAbsent(key(message), _ -> new ArrayDeque<>()).add(message);
    }

    void readAll() {
      while (!loop.isEmpty() || partitions.values().stream().anyMatch(p -> !p.isEmpty())) {
        var heads =
            new ArrayList<>(partitions.values().stream().filter(p -> !p.isEmpty()).toList());
        int pick = random.nextInt(heads.size() + loop.size());
        read(pick < heads.size() ? heads.get(pick).remove() : loop.remove(pick - heads.size()));
      }
    }

    private void read(Message message) {
      String key = key(message);
      ShopperRow row = row(key, message.shopper());
      Sessions before = row.counting().sessions();
      Attribution attribution = row.counting().attribution();
      var step = new ShopperStep(row, this::effect);
      step.take(message);
      var changes = SessionStep.between(before, row.counting().sessions());
      step.pairs(PairChanges.of(changes));
      step.attributes(attribution, row.counting().attribution());
      step.tellProducts();
    }

    private void effect(String key, Effect effect) {
      switch (effect) {
        case Effect.Sent(var message) -> loop.add(message);
        case Effect.Counted(var change) -> {
          change.pairs().forEach(delta -> count(key, delta));
          change.counts().forEach(this::count);
        }
        case Effect.Published _, Effect.SessionTold _ -> {}
      }
    }

    private void count(String key, PairDelta delta) {
      String row = key + " " + delta.relation() + " " + delta.day();
      pairs.computeIfAbsent(row, _ -> new PairDay()).add(delta);
    }

    private void count(ProductDelta delta) {
      delta
          .counts()
          .placements()
          .forEach((name, counts) ->
              recommended.merge(
                  delta.productId() + " " + name + " " + delta.at(),
                  counts,
                  (one, other) ->
                      new Placement(
                          one.shown() + other.shown(),
                          one.clicked() + other.clicked(),
                          one.orders() + other.orders())));
    }

    Map<String, Placement> recommended() {
      var counted = new TreeMap<>(recommended);
      counted.values().removeIf(new Placement(0, 0, 0)::equals);
      return counted;
    }

    Optional<ShopperFeatures> features(Identifier shopper, long asOf) {
      ShopperUnits held = row(Keys.shopper(Events.SHOP, shopper), shopper).counting();
      return held.features(Events.SHOP, shopper, asOf);
    }

    Map<String, String> pairs() {
      var shown = new TreeMap<String, String>();
      pairs.forEach((key, day) -> {
        if (!day.isEmpty()) {
          shown.put(key, day.toString());
        }
      });
      return shown;
    }

    private ShopperRow row(String key, Identifier shopper) {
      return new ShopperRow(
          key,
          Events.SHOP,
          shopper,
          heads.computeIfAbsent(key, _ -> new ShopperHead()),
          units.computeIfAbsent(key, _ -> new TreeMap<>()));
    }

    private static String key(Message message) {
      return Keys.shopper(message.shop(), message.shopper());
    }
  }
}
