package dev.novapixel.stitcher.journey;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What shoppers tell each other when units move. */
public sealed interface JourneyMessage {
  int ARRIVES = 1;
  int ARRIVED = 2;
  int ERASE = 3;

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

  /**
   * The shopper is to be forgotten: its journey knows by which identifiers.
   *
   * @param asked by which it was asked for
   * @param upTo at least what was received up to then
   */
  record Erase(Identifier asked, Instant upTo) implements JourneyMessage {}

  static byte[] bytes(JourneyMessage message) {
    var out = new StateWriter();
    switch (message) {
      case Arrives arrives -> {
        out.number(ARRIVES).text(arrives.unit.text()).number(arrives.version);
        Travel.write(out, arrives.travel);
        out.optional(arrives.moved, Stay.Moved::write).identifier(arrives.from);
      }
      case Arrived _ -> out.number(ARRIVED);
      case Erase erase -> out.number(ERASE).identifier(erase.asked).time(erase.upTo);
    }
    return out.toBytes();
  }

  static JourneyMessage read(byte[] bytes) {
    var in = new StateReader(bytes);
    int kind = in.count();
    return switch (kind) {
      case ARRIVES ->
          new Arrives(
              new UnitId(in.text()),
              in.number(),
              Travel.read(in),
              in.optional(Stay.Moved::read),
              in.identifier());
      case ARRIVED -> new Arrived();
      case ERASE -> new Erase(in.identifier(), in.time());
      default -> throw new IllegalStateException("no message is of kind " + kind);
    };
  }
}
