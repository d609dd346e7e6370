package dev.novapixel.schemas.moves;

import dev.novapixel.schemas.event.Identifier;

/** What a shopper does with an event, a state or an opt-out of a unit that reaches it. */
public sealed interface Arrival {

  /**
   * It belongs here: remember {@code place}, drop what is held of the unit if {@code dropHeld} (an
   * opt-out stands between the two), then add what came. An opt-out brings nothing to add.
   */
  record Keep(UnitPlace.Here place, boolean dropHeld) implements Arrival {}

  /** The unit has left: send it on to {@code to}, as of {@code version}. */
  record Forward(Identifier to, long version) implements Arrival {}

  /** It is older than an opt-out: it is dropped. */
  record Drop() implements Arrival {}
}
