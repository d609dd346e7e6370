package dev.novapixel.stitcher.journey;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.moves.UnitPlace;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One unit as one shopper knows it.
 *
 * @param place whether it is here or has gone
 * @param travel what is held of it, null if nothing
 * @param moved the last move heard of, null if none
 */
record Stay(UnitPlace place, @Nullable Travel travel, @Nullable Moved moved) {

  /**
   * The event that showed that a unit moves, as of a version of the unit.
   *
   * @param version the unit's version from the move on
   * @param at event time
   * @param eventId the event
   */
  record Moved(long version, Instant at, String eventId) {
    static @Nullable Moved newer(@Nullable Moved one, @Nullable Moved other) {
      if (one == null || other == null) {
        return one == null ? other : one;
      }
      return one.version >= other.version ? one : other;
    }

    static void write(StateWriter out, Moved moved) {
      out.number(moved.version).time(moved.at).text(moved.eventId);
    }

    static Moved read(StateReader in) {
      return new Moved(in.number(), in.time(), in.text());
    }
  }

  static void write(StateWriter out, Stay stay) {
    Identifier to = stay.place instanceof UnitPlace.Gone gone ? gone.to() : null;
    out.number(stay.place.version())
        .identifier(to)
        .optional(stay.travel, Travel::write)
        .optional(stay.moved, Moved::write);
  }

  static Stay read(StateReader in) {
    long version = in.number();
    String to = in.optionalText();
    UnitPlace place =
        to == null
            ? new UnitPlace.Here(version)
            : new UnitPlace.Gone(version, Identifier.parse(to).orElseThrow());
    return new Stay(place, in.optional(Travel::read), in.optional(Moved::read));
  }
}
