package dev.novapixel.stitcher.history;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A reader of the stitcher's topics that keeps each shopper's events by unit, as the features do:
 * what it holds in the end is what became of a history.
 */
public final class Holdings {
  private final Loop loop;
  private final Map<String, Map<UnitId, UnitPlace>> places = new HashMap<>();
  private final Map<String, Map<UnitId, List<ShopperEvent>>> held = new TreeMap<>();
  private final SortedMap<String, Identifier> identities = new TreeMap<>();
  private final SortedMap<String, Shopper> journeys = new TreeMap<>();

  /** Where units go that move between shoppers. */
  public interface Loop {
    void send(String key, Runnable arrival);
  }

  public Holdings(Loop loop) {
    this.loop = loop;
  }

  /** A record of {@code shopper-events}. */
  public void read(String key, ShopperRecord record) {
    switch (record) {
      case ShopperEvent event -> arrive(key, event.unit(), event.version(), List.of(event));
      case OptOut optOut -> arrive(key, optOut.unit(), optOut.version(), List.of());
      case Move move -> depart(key, move);
    }
  }

  /** A record of {@code identities}; null says that the identifier is nobody's. */
  public void identity(String key, @Nullable Identifier shopper) {
    if (shopper == null) {
      identities.remove(key);
    } else {
      identities.put(key, shopper);
    }
  }

  /** A record of {@code shoppers}; null says that the journey has ended. */
  public void journey(String key, @Nullable Shopper journey) {
    if (journey == null) {
      journeys.remove(key);
    } else {
      journeys.put(key, journey);
    }
  }

  /** The journeys known, by key. */
  public SortedMap<String, Shopper> journeys() {
    return journeys;
  }

  /** What was told of orders, by the token whose unit holds it. */
  public SortedMap<String, List<ShopperEvent>> orders() {
    var orders = new TreeMap<String, List<ShopperEvent>>();
    held.values().stream()
        .flatMap(units -> units.values().stream())
        .flatMap(List::stream)
        .filter(event -> event.action() instanceof Action.OrderChanged)
        .forEach(event ->
            orders
                .computeIfAbsent(String.valueOf(event.checkoutToken()), _ -> new ArrayList<>())
                .add(event));
    return orders;
  }

  /** What is known of {@code shop} now. */
  public Ending ending(String shop) {
    var identified = new TreeMap<Identifier, Identifier>();
    identities.forEach((key, shopper) -> {
      if (Keys.shopOf(key).equals(shop)) {
        identified.put(identifier(key), shopper);
      }
    });
    var travellers = new TreeMap<Identifier, SortedSet<Identifier>>();
    journeys.forEach((key, journey) -> {
      if (Keys.shopOf(key).equals(shop)) {
        var identifiers = new TreeSet<Identifier>();
        journey.ties().forEach(tie -> identifiers.add(tie.identifier()));
        travellers.put(journey.id(), identifiers);
      }
    });
    var ending =
        new Ending(new TreeMap<>(), identified, new TreeMap<>(), new TreeMap<>(), travellers);
    held.forEach((key, units) -> {
      if (Keys.shopOf(key).equals(shop)) {
        units.values().forEach(all -> all.forEach(event -> put(ending, identifier(key), event)));
      }
    });
    return ending;
  }

  private static void put(Ending ending, Identifier shopper, ShopperEvent event) {
    if (event.action() instanceof Action.OrderChanged change) {
      String token = String.valueOf(event.checkoutToken());
      ending.orders().put(token, shopper);
      if (change.value() != null) {
        ending.orderValues().merge(token, change.value().minor(), Long::sum);
      }
    } else if (ending.events().put(event.eventId(), shopper) != null) {
      throw new AssertionError(event.eventId() + " is held twice");
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
        loop.send(next, () -> arrive(next, unit, newer, events));
      }
      case Arrival.Drop _ -> {}
    }
  }

  private void depart(String key, Move move) {
    var known = places.computeIfAbsent(key, _ -> new HashMap<>());
    if (UnitPlace.depart(known.get(move.unit()), move.version(), move.to())
        instanceof Departure.SendState(var gone)) {
      known.put(move.unit(), gone);
      var state = held.computeIfAbsent(key, _ -> new TreeMap<>()).remove(move.unit());
      String next = Keys.shopper(move.shop(), gone.to());
      if (state != null) {
        loop.send(next, () -> arrive(next, move.unit(), gone.version(), state));
      }
    }
  }

  private static Identifier identifier(String key) {
    return Identifier.parse(KeyText.decode(Keys.restOf(key))).orElseThrow();
  }
}
