package dev.novapixel.features.topology;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.moves.UnitPlace;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper knows beside its units' states: where each unit is that it ever had, and its one
 * pending timer.
 *
 * <p>Bound: the units of one component of the stitcher, 2,000.
 */
final class ShopperHead {
  /** No timer is pending. */
  static final long NO_TIMER = Long.MAX_VALUE;

  private static final int FORMAT = 1;

  private final TreeMap<UnitId, UnitPlace> places = new TreeMap<>();
  private long timer = NO_TIMER;

  @Nullable UnitPlace place(UnitId unit) {
    return places.get(unit);
  }

  void place(UnitId unit, UnitPlace place) {
    places.put(unit, place);
  }

  /** The units that are with this shopper. */
  List<UnitId> here() {
    return places.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof UnitPlace.Here)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** When the pending timer is due, in milliseconds. */
  long timer() {
    return timer;
  }

  void timer(long due) {
    timer = due;
  }

  byte[] toBytes() {
    var out = new BinaryWriter(FORMAT).number(timer);
    out.all(places.entrySet(), entry -> write(out, entry.getKey(), entry.getValue()));
    return out.toBytes();
  }

  static ShopperHead of(byte @Nullable [] row) {
    var head = new ShopperHead();
    if (row != null) {
      var in = new BinaryReader(row).expect(FORMAT);
      head.timer = in.number();
      in.all(() -> head.places.put(new UnitId(in.text()), read(in)));
    }
    return head;
  }

  private static void write(BinaryWriter out, UnitId unit, UnitPlace place) {
    out.text(unit.text()).number(place.version());
    out.text(place instanceof UnitPlace.Gone(_, var to) ? to.text() : null);
  }

  private static UnitPlace read(BinaryReader in) {
    long version = in.number();
    String to = in.optionalText();
    return to == null
        ? new UnitPlace.Here(version)
        : new UnitPlace.Gone(version, Identifier.parse(to).orElseThrow());
  }
}
