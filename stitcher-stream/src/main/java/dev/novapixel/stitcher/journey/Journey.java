package dev.novapixel.stitcher.journey;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.moves.Arrival;
import dev.novapixel.schemas.moves.Departure;
import dev.novapixel.schemas.moves.UnitPlace;
import dev.novapixel.schemas.shopper.Shopper;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One shopper's journey within one step: hears of the shopper's units, takes in units that come and
 * sends on those that go. A shopper whom its last unit has left stays published until the unit has
 * arrived, so that nobody who looks it up meanwhile finds neither.
 *
 * <p>Bound: the units of one shopper, at most those of a component and those of its customer's
 * devices; past {@link #UNITS_LIMIT} a new unit is not told of in the journey.
 */
public final class Journey {
  static final int UNITS_LIMIT = 1000;

  private final String shop;
  private final Identifier shopper;
  private final SortedMap<UnitId, Stay> stays;
  private final List<Sent> sent = new ArrayList<>(1);
  private boolean modified;
  private boolean changed;
  private @Nullable Expansion expansion;

  private Journey(String shop, Identifier shopper, SortedMap<UnitId, Stay> stays) {
    this.shop = shop;
    this.shopper = shopper;
    this.stays = stays;
  }

  /** A message to another shopper of the shop. */
  public record Sent(Identifier to, JourneyMessage message) {}

  /** All identifiers that the shopper to be forgotten is known by, and why. */
  public record Expansion(SortedSet<Identifier> identifiers, JourneyMessage.Erase erase) {}

  /** The journey of {@code shopper} as {@link #toBytes} kept it; null for a new one. */
  public static Journey of(String shop, Identifier shopper, byte @Nullable [] state) {
    var stays = new TreeMap<UnitId, Stay>();
    if (state != null) {
      var in = new StateReader(state);
      for (int left = in.count(); left > 0; left--) {
        stays.put(new UnitId(in.text()), Stay.read(in));
      }
    }
    return new Journey(shop, shopper, stays);
  }

  public byte[] toBytes() {
    var out = new StateWriter();
    out.list(
        stays.entrySet(),
        (to, entry) -> Stay.write(to.text(entry.getKey().text()), entry.getValue()));
    return out.toBytes();
  }

  /** Whom to tell that the shopper is to be forgotten; empty if it is not. */
  public Optional<Expansion> expansion() {
    return Optional.ofNullable(expansion);
  }

  /** What has to be sent after this step. */
  public List<Sent> sent() {
    return sent;
  }

  /** Whether {@link #toBytes} has to be kept after this step. */
  public boolean modified() {
    return modified;
  }

  /** Whether {@link #published} has to be published after this step. */
  public boolean changed() {
    return changed;
  }

  /** A message of a node, or of another shopper. */
  public void receive(JourneyMessage message) {
    switch (message) {
      case JourneyMessage.Arrives arrives ->
          arrive(
              arrives.unit(), arrives.version(), arrives.travel(), arrives.moved(), arrives.from());
      case JourneyMessage.Arrived _ -> changed = published().isEmpty();
      case JourneyMessage.Erase erase -> expand(erase);
      case JourneyMessage.Departs departs -> depart(departs);
      case JourneyMessage.Ends ends -> {
        if (ends.erasedUpTo() != null) {
          // It stands behind the unit's last event: what came since the shopper was asked for goes
          // too.
          expand(new JourneyMessage.Erase(shopper, ends.erasedUpTo()));
        }
        arrive(ends.unit(), ends.version(), null, null, shopper);
      }
    }
  }

  private void expand(JourneyMessage.Erase erase) {
    var all = new TreeSet<>(List.of(shopper, erase.asked()));
    stays.values().stream()
        .flatMap(stay -> Stream.ofNullable(stay.travel()))
        .flatMap(travel -> travel.ties().stream())
        .forEach(tie -> all.add(tie.identifier()));
    expansion = new Expansion(all, erase);
  }

  /** The journey as it is published; empty if nothing is left of it. */
  public Optional<Shopper> published() {
    return Publication.of(shop, shopper, stays);
  }

  private void arrive(
      UnitId unit,
      long version,
      @Nullable Travel travel,
      Stay.@Nullable Moved moved,
      Identifier from) {
    Stay known = stays.get(unit);
    switch (UnitPlace.arrive(known == null ? null : known.place(), version)) {
      case Arrival.Keep(UnitPlace.Here here, boolean dropHeld) -> {
        keep(
            unit,
            here,
            dropHeld ? null : held(known),
            travel,
            Stay.Moved.newer(moved, moved(known)));
        answer(from);
      }
      case Arrival.Forward(Identifier to, long newVersion) -> {
        if (travel != null) {
          var newest = Stay.Moved.newer(moved, moved(known));
          send(to, new JourneyMessage.Arrives(unit, newVersion, travel, newest, from));
        }
      }
      case Arrival.Drop _ -> answer(from);
    }
  }

  private void keep(
      UnitId unit,
      UnitPlace.Here here,
      @Nullable Travel held,
      @Nullable Travel travel,
      Stay.@Nullable Moved moved) {
    Stay known = stays.get(unit);
    boolean full = known == null && stays.size() >= UNITS_LIMIT;
    Travel sum = held == null ? travel : (travel == null ? held : held.plus(travel));
    var stay = new Stay(here, full ? null : sum, moved);
    if (!stay.equals(known)) {
      stays.put(unit, stay);
      modified = true;
      changed = true;
    }
  }

  private void depart(JourneyMessage.Departs departs) {
    var unit = departs.unit();
    var moved = departs.moved();
    Stay known = stays.get(unit);
    switch (UnitPlace.depart(known == null ? null : known.place(), moved.version(), departs.to())) {
      case Departure.SendState(UnitPlace.Gone gone) -> {
        stays.put(unit, new Stay(gone, null, moved));
        modified = true;
        Travel held = held(known);
        if (held != null) {
          send(gone.to(), new JourneyMessage.Arrives(unit, gone.version(), held, moved, shopper));
        }
        changed = published().isPresent();
      }
      case Departure.Ignore _ -> {}
    }
  }

  private void answer(Identifier from) {
    if (!from.equals(shopper)) {
      send(from, new JourneyMessage.Arrived());
    }
  }

  private void send(Identifier to, JourneyMessage message) {
    sent.add(new Sent(to, message));
  }

  private static @Nullable Travel held(@Nullable Stay stay) {
    return stay == null ? null : stay.travel();
  }

  private static Stay.@Nullable Moved moved(@Nullable Stay stay) {
    return stay == null ? null : stay.moved();
  }
}
