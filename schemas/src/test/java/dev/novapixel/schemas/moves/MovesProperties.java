package dev.novapixel.schemas.moves;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Identifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** One unit's events, moves and opt-outs among a few shoppers, read in every interleaving. */
class MovesProperties {

  @Property(tries = 5000)
  void allStateEndsAtTheLastShopperOnce(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 4) int shoppers,
      @ForAll @IntRange(min = 1, max = 30) int steps) {
    var world = new World(shoppers, new Random(seed));
    var last = world.ownerWrites(steps, false);
    world.readAll();

    world.assertAllIsHeldBy(last);
  }

  @Property(tries = 5000)
  void nothingFromBeforeAnOptOutOutlivesIt(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 4) int shoppers,
      @ForAll @IntRange(min = 1, max = 30) int steps) {
    var world = new World(shoppers, new Random(seed));
    var last = world.ownerWrites(steps, true);
    world.readAll();

    world.assertAllIsHeldBy(last);
  }

  /** What travels: an event (one id), a state (several), an opt-out (none) or a move. */
  private sealed interface Message {
    record Content(long version, List<Integer> events) implements Message {}

    record Away(long version, Identifier to) implements Message {}
  }

  /** The owner, the shoppers' partitions in order, and the loop topic in any order. */
  private static final class World {
    private final Random random;
    private final List<Identifier> shoppers = new ArrayList<>();
    private final Map<Identifier, Deque<Message>> partitions = new TreeMap<>();
    private final Map<Identifier, List<Message>> loop = new TreeMap<>();
    private final Map<Identifier, UnitPlace> places = new HashMap<>();
    private final Map<Identifier, List<Integer>> states = new TreeMap<>();
    private List<Integer> written = new ArrayList<>();

    World(int count, Random random) {
      this.random = random;
      for (int i = 0; i < count; i++) {
        var shopper = Identifier.customer("c" + i);
        shoppers.add(shopper);
      }
    }

    Identifier ownerWrites(int steps, boolean withOptOuts) {
      var current = shoppers.getFirst();
      long version = UnitVersion.FIRST;
      for (int step = 0; step < steps; step++) {
        int dice = random.nextInt(10);
        var log = log(current);
        if (dice < 5) {
          written.add(step);
          log.add(new Message.Content(version, List.of(step)));
        } else if (dice == 5 && withOptOuts) {
          version = UnitVersion.afterOptOut(version);
          written = new ArrayList<>();
          log.add(new Message.Content(version, List.of()));
        } else {
          version = UnitVersion.afterMove(version);
          current = otherThan(current);
          log.add(new Message.Away(version, current));
        }
      }
      return current;
    }

    private Identifier otherThan(Identifier current) {
      var others = new ArrayList<>(shoppers);
      others.remove(current);
      return others.get(random.nextInt(others.size()));
    }

    void readAll() {
      for (var ready = ready(); !ready.isEmpty(); ready = ready()) {
        var shopper = ready.get(random.nextInt(ready.size()));
        var log = log(shopper);
        var states = loop(shopper);
        boolean fromLoop = log.isEmpty() || (!states.isEmpty() && random.nextBoolean());
        read(shopper, fromLoop ? states.remove(random.nextInt(states.size())) : log.remove());
      }
    }

    private List<Identifier> ready() {
      return shoppers.stream().filter(s -> !log(s).isEmpty() || !loop(s).isEmpty()).toList();
    }

    private void read(Identifier shopper, Message message) {
      switch (message) {
        case Message.Content content -> arrive(shopper, content);
        case Message.Away away -> depart(shopper, away);
      }
    }

    private void arrive(Identifier shopper, Message.Content content) {
      switch (UnitPlace.arrive(places.get(shopper), content.version())) {
        case Arrival.Keep(UnitPlace.Here here, boolean dropHeld) -> {
          places.put(shopper, here);
          var held = states.computeIfAbsent(shopper, _ -> new ArrayList<>());
          if (dropHeld) {
            held.clear();
          }
          held.addAll(content.events());
        }
        case Arrival.Forward(Identifier to, long version) ->
            loop(to).add(new Message.Content(version, content.events()));
        case Arrival.Drop _ -> {}
      }
    }

    private void depart(Identifier shopper, Message.Away away) {
      switch (UnitPlace.depart(places.get(shopper), away.version(), away.to())) {
        case Departure.SendState(UnitPlace.Gone gone) -> {
          places.put(shopper, gone);
          var held = states.remove(shopper);
          if (held != null && !held.isEmpty()) {
            loop(gone.to()).add(new Message.Content(gone.version(), held));
          }
        }
        case Departure.Ignore _ -> {}
      }
    }

    private Deque<Message> log(Identifier shopper) {
      return partitions.computeIfAbsent(shopper, _ -> new ArrayDeque<>());
    }

    private List<Message> loop(Identifier shopper) {
      return loop.computeIfAbsent(shopper, _ -> new ArrayList<>());
    }

    void assertAllIsHeldBy(Identifier last) {
      assertThat(held()).isEqualTo(written.isEmpty() ? Map.of() : Map.of(last, written));
    }

    private Map<Identifier, List<Integer>> held() {
      var all = new TreeMap<Identifier, List<Integer>>();
      states.forEach((shopper, events) -> all.put(shopper, events.stream().sorted().toList()));
      all.values().removeIf(List::isEmpty);
      return all;
    }
  }
}
