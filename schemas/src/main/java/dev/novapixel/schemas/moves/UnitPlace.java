package dev.novapixel.schemas.moves;

import dev.novapixel.schemas.event.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * Where a unit stands as one shopper knows it; a shopper that has heard nothing of a unit knows no
 * place ({@code null}).
 *
 * <p>The owner of a unit writes its events and its moves into {@code shopper-events}, each into the
 * partition of the shopper concerned, so that a move stands behind the last event there. States and
 * forwarded events travel from shopper to shopper through a loop, in any order. Whatever the
 * interleaving, once all is read everything of the unit is held by its last shopper, once: a newer
 * version always wins, and a mark that a unit has gone stays for what comes after it. For example,
 * with a unit that goes from A to B (version 2) and back (version 3):
 *
 * <pre>
 * B reads   move(3 → A)    holds nothing: gone(3, A)
 * A reads   move(2 → B)    sends its state to B: gone(2, B)
 * B reads   state(2)       gone(3, A): forwards it to A as of 3
 * A reads   state(3)       newer than gone(2, B): here(3)
 * </pre>
 *
 * <p>Bound: one place for each unit that a shopper ever had; a {@link Gone} mark has to outlive
 * what is in flight, a {@link Here} mark the unit's state.
 */
public sealed interface UnitPlace {

  /** The newest version that the shopper has heard of. */
  long version();

  /** The unit is with this shopper. */
  record Here(long version) implements UnitPlace {}

  /** The unit has left for {@code to}. */
  record Gone(long version, Identifier to) implements UnitPlace {}

  /** An event, a state or an opt-out of the unit reaches the shopper. */
  static Arrival arrive(@Nullable UnitPlace known, long version) {
    if (known == null) {
      return new Arrival.Keep(new Here(version), true);
    }
    long knownGeneration = UnitVersion.generation(known.version());
    if (version > known.version()) {
      return new Arrival.Keep(new Here(version), UnitVersion.generation(version) > knownGeneration);
    }
    if (UnitVersion.generation(version) < knownGeneration) {
      return new Arrival.Drop();
    }
    return switch (known) {
      case Here here -> new Arrival.Keep(here, false);
      case Gone gone -> new Arrival.Forward(gone.to(), gone.version());
    };
  }

  /** A move of the unit away from the shopper is read. */
  static Departure depart(@Nullable UnitPlace known, long version, Identifier to) {
    return known != null && version < known.version()
        ? new Departure.Ignore()
        : new Departure.SendState(new Gone(version, to));
  }
}
