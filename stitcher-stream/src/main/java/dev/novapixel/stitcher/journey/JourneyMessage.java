package dev.novapixel.stitcher.journey;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Move;
import dev.novapixel.schemas.event.OptOut;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What journeys are told: by the nodes, of units of theirs, and by each other when units move. What
 * one node tells one journey comes in order; nothing else does.
 */
public sealed interface JourneyMessage {
  int ARRIVES = 1;
  int ARRIVED = 2;
  int ERASE = 3;
  int DEPARTS = 4;
  int ENDS = 5;

  /**
   * A unit's journey, or a part of it.
   *
   * @param unit the unit
   * @param version the unit's version as the sender knows it
   * @param travel what the unit brings
   * @param moved the move that sends it, if one does
   * @param from who waits to hear that it has arrived; the shopper itself if nobody does
   */
  record Arrives(
      UnitId unit, long version, Travel travel, Stay.@Nullable Moved moved, Identifier from)
      implements JourneyMessage {}

  /** A unit goes to {@code to}, by the move that bears its next version. */
  record Departs(UnitId unit, Stay.Moved moved, Identifier to) implements JourneyMessage {}

  /**
   * A unit's visitor has opted out, or was erased.
   *
   * @param version of the unit from then on
   * @param erasedUpTo if the shopper is to be forgotten with it: at least what was received up to
   *     then
   */
  record Ends(UnitId unit, long version, @Nullable Instant erasedUpTo) implements JourneyMessage {}

  /** What was sent is published by its new shopper: the old one may go. */
  record Arrived() implements JourneyMessage {}

  /**
   * The shopper is to be forgotten: its journey knows by which identifiers.
   *
   * @param asked by which it was asked for
   * @param upTo at least what was received up to then
   */
  record Erase(Identifier asked, Instant upTo) implements JourneyMessage {}

  /** What {@code record} tells the journey of the shopper under whom it stands. */
  static JourneyMessage of(ShopperRecord record) {
    return switch (record) {
      case ShopperEvent event ->
          new Arrives(event.unit(), event.version(), Travel.of(event), null, event.shopper());
      case Move move ->
          new Departs(
              move.unit(),
              new Stay.Moved(move.version(), move.occurredAt(), move.eventId()),
              move.to());
      case OptOut optOut ->
          new Ends(optOut.unit(), optOut.version(), optOut.erasure() ? optOut.receivedAt() : null);
    };
  }

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
      case Departs departs -> {
        Stay.Moved.write(out.number(DEPARTS).text(departs.unit.text()), departs.moved);
        out.identifier(departs.to);
      }
      case Ends ends ->
          out.number(ENDS)
              .text(ends.unit.text())
              .number(ends.version)
              .optional(ends.erasedUpTo, StateWriter::time);
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
      case DEPARTS -> new Departs(new UnitId(in.text()), Stay.Moved.read(in), in.identifier());
      case ENDS -> new Ends(new UnitId(in.text()), in.number(), in.optional(StateReader::time));
      default -> throw new IllegalStateException("no message is of kind " + kind);
    };
  }
}
