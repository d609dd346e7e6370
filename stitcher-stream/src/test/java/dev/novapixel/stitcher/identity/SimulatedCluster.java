package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.KeyText;
import dev.novapixel.schemas.event.Move;
import dev.novapixel.schemas.event.OptOut;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.moves.Arrival;
import dev.novapixel.schemas.moves.Departure;
import dev.novapixel.schemas.moves.UnitPlace;
import dev.novapixel.schemas.shopper.Shopper;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.stitcher.journey.Journey;
import dev.novapixel.stitcher.journey.JourneyMessage;
import dev.novapixel.stitcher.normalise.TypedEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Topics of a few partitions, each read in order, all of them in any interleaving. A task keeps
 * nothing but bytes between two records, so that every step is a restart too. Beside the stitcher
 * stands a reader that keeps events by unit as the features do.
 */
final class SimulatedCluster {
  private final Random random;
  private final int partitions;
  private final Map<String, ArrayDeque<Runnable>> topics = new TreeMap<>();
  private final Map<String, byte[]> nodes = new HashMap<>();
  private final Map<String, byte[]> journeys = new HashMap<>();
  private final Map<String, Map<UnitId, UnitPlace>> places = new HashMap<>();
  private final Map<String, Map<UnitId, List<ShopperEvent>>> held = new TreeMap<>();
  private final SortedMap<String, Identifier> identities = new TreeMap<>();
  final SortedMap<String, Shopper> shoppers = new TreeMap<>();

  SimulatedCluster(int partitions, Random random) {
    this.partitions = partitions;
    this.random = random;
  }

  void append(TypedEvent event) {
    String key =
        Keys.pixelEvent(
            event.shop(),
            event.clientId(),
            event.checkoutToken(),
            event.customerId(),
            event.eventId());
    queue(
        "pixel-events",
        key,
        () -> {
          var outcome = stitch().observe(event, true);
          outcome.outputs().forEach(output -> take(event.shop(), output));
        });
  }

  void runAll() {
    for (var ready = ready(); !ready.isEmpty(); ready = ready()) {
      ready.get(random.nextInt(ready.size())).remove().run();
    }
  }

  /** Event id → shopper, of the events that a reader of a shop holds. */
  SortedMap<String, Identifier> events(String shop) {
    var events = new TreeMap<String, Identifier>();
    holdings(
        shop,
        (shopper, event) -> {
          if (!(event.action() instanceof Action.OrderChanged)) {
            var before = events.put(event.eventId(), shopper);
            if (before != null) {
              throw new AssertionError(event.eventId() + " is held twice");
            }
          }
        });
    return events;
  }

  /** Token → whose its order is, as the sum of differences says. */
  SortedMap<String, Identifier> orders(String shop) {
    var orders = new TreeMap<String, Identifier>();
    holdings(
        shop,
        (shopper, event) -> {
          if (event.action() instanceof Action.OrderChanged) {
            orders.put(String.valueOf(event.checkoutToken()), shopper);
          }
        });
    return orders;
  }

  SortedMap<String, Long> orderValues(String shop) {
    var values = new TreeMap<String, Long>();
    holdings(
        shop,
        (_, event) -> {
          if (event.action() instanceof Action.OrderChanged change && change.value() != null) {
            values.merge(String.valueOf(event.checkoutToken()), change.value().minor(), Long::sum);
          }
        });
    return values;
  }

  SortedMap<Identifier, Identifier> identities(String shop) {
    var found = new TreeMap<Identifier, Identifier>();
    identities.forEach((key, shopper) -> {
      if (Keys.shopOf(key).equals(shop)) {
        found.put(identifier(key), shopper);
      }
    });
    return found;
  }

  private interface Holding {
    void accept(Identifier shopper, ShopperEvent event);
  }

  private void holdings(String shop, Holding holding) {
    held.forEach((key, units) -> {
      if (Keys.shopOf(key).equals(shop)) {
        units.values().forEach(all -> all.forEach(event -> holding.accept(identifier(key), event)));
      }
    });
  }

  private Stitch stitch() {
    return new Stitch(
        new Stitch.Nodes() {
          @Override
          public byte @Nullable [] get(String key) {
            return nodes.get(key);
          }

          @Override
          public void put(String key, byte @Nullable [] state) {
            if (state == null) {
              nodes.remove(key);
            } else {
              nodes.put(key, state);
            }
          }
        });
  }

  private void take(String shop, Output output) {
    switch (output) {
      case Output.Write(var record) -> write(shop, record);
      case Output.Publish(var identity) ->
          identities.put(Keys.shopper(shop, identity.identifier()), identity.shopper());
      case Output.Retract(var identifier, var _) ->
          identities.remove(Keys.shopper(shop, identifier));
      case Output.Tell _ -> {}
      case Output.Send(var to, var message, var receivedAt) -> send(shop, to, message, receivedAt);
    }
  }

  private void send(String shop, Identifier to, NodeMessage message, Instant receivedAt) {
    byte[] bytes = MessageForm.bytes(message);
    queue(
        "loop",
        Keys.shopper(shop, to),
        () ->
            stitch()
                .receive(shop, to, MessageForm.read(bytes), receivedAt)
                .forEach(output -> take(shop, output)));
  }

  private void write(String shop, ShopperRecord record) {
    String key = Keys.shopper(shop, record.shopper());
    queue(
        "shopper-events",
        key,
        () -> {
          follow(key, journey -> journey.follow(record));
          hold(key, record);
        });
  }

  private void follow(String key, Consumer<Journey> step) {
    String shop = Keys.shopOf(key);
    var journey = Journey.of(shop, identifier(key), journeys.get(key));
    step.accept(journey);
    journeys.put(key, journey.toBytes());
    if (journey.changed()) {
      journey
          .published()
          .ifPresentOrElse(published -> shoppers.put(key, published), () -> shoppers.remove(key));
    }
    for (var sent : journey.sent()) {
      byte[] bytes = JourneyMessage.bytes(sent.message());
      String to = Keys.shopper(shop, sent.to());
      queue(
          "journey-loop", to, () -> follow(to, other -> other.receive(JourneyMessage.read(bytes))));
    }
  }

  private void hold(String key, ShopperRecord record) {
    switch (record) {
      case ShopperEvent event -> arrive(key, event.unit(), event.version(), List.of(event));
      case OptOut optOut -> arrive(key, optOut.unit(), optOut.version(), List.of());
      case Move move -> depart(key, move);
    }
  }

  private void arrive(String key, UnitId unit, long version, List<ShopperEvent> events) {
    var known = places.computeIfAbsent(key, _ -> new HashMap<>());
    switch (UnitPlace.arrive(known.get(unit), version)) {
      case Arrival.Keep(var here, var dropHeld) -> {
        known.put(unit, here);
        var all =
            held.computeIfAbsent(key, _ -> new TreeMap<>())
                .computeIfAbsent(unit, _ -> new ArrayList<>());
        if (dropHeld) {
          all.clear();
        }
        all.addAll(events);
      }
      case Arrival.Forward(var to, var newer) -> {
        String next = Keys.shopper(Keys.shopOf(key), to);
        queue("held-loop", next, () -> arrive(next, unit, newer, events));
      }
      case Arrival.Drop _ -> {}
    }
  }

  private void depart(String key, Move move) {
    var known = places.computeIfAbsent(key, _ -> new HashMap<>());
    if (UnitPlace.depart(known.get(move.unit()), move.version(), move.to())
        instanceof Departure.SendState(var gone)) {
      known.put(move.unit(), gone);
      var units = held.computeIfAbsent(key, _ -> new TreeMap<>());
      var state = units.remove(move.unit());
      String next = Keys.shopper(move.shop(), gone.to());
      if (state != null) {
        queue("held-loop", next, () -> arrive(next, move.unit(), gone.version(), state));
      }
    }
  }

  private void queue(String topic, String key, Runnable step) {
    String partition = topic + "-" + Math.floorMod(key.hashCode(), partitions);
    topics.computeIfAbsent(partition, _ -> new ArrayDeque<>()).add(step);
  }

  private List<ArrayDeque<Runnable>> ready() {
    return topics.values().stream().filter(queue -> !queue.isEmpty()).toList();
  }

  static Identifier identifier(String key) {
    return Identifier.parse(KeyText.decode(Keys.restOf(key))).orElseThrow();
  }
}
