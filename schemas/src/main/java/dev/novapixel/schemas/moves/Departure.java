package dev.novapixel.schemas.moves;

/** What a shopper does with a move of a unit away from it. */
public sealed interface Departure {

  /**
   * Remember {@code place}, and send what is held of the unit to {@code place.to()} as of {@code
   * place.version()}; nothing needs to be sent where nothing is held.
   */
  record SendState(UnitPlace.Gone place) implements Departure {}

  /** The unit has come back since, or never was behind this move: nothing changes. */
  record Ignore() implements Departure {}
}
