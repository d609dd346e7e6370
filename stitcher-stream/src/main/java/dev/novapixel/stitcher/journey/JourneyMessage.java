package dev.novapixel.stitcher.journey;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** What shoppers tell each other when units move. */
public sealed interface JourneyMessage {

  /**
   * A unit's journey, or a part of it.
   *
   * @param unit the unit
   * @param version the unit's version as the sender knows it
   * @param travel what the unit brings
   * @param moved the move that sends it
   * @param from who waits to hear that it has arrived
   */
  record Arrives(
      UnitId unit, long version, Travel travel, Stay.@Nullable Moved moved, Identifier from)
      implements JourneyMessage {}

  /** What was sent is published by its new shopper: the old one may go. */
  record Arrived() implements JourneyMessage {}

  static byte[] bytes(JourneyMessage message) {
    var out = new StateWriter();
    switch (message) {
      case Arrives arrives -> {
        out.flag(true).text(arrives.unit.text()).number(arrives.version);
        Travel.write(out, arrives.travel);
        out.optional(arrives.moved, Stay.Moved::write).identifier(arrives.from);
      }
      case Arrived _ -> out.flag(false);
    }
    return out.toBytes();
  }

  static JourneyMessage read(byte[] bytes) {
    var in = new StateReader(bytes);
    return in.flag()
        ? new Arrives(
            new UnitId(in.text()),
            in.number(),
            Travel.read(in),
            in.optional(Stay.Moved::read),
            in.identifier())
        : new Arrived();
  }
}
