package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;

/**
 * The shopper that a unit or a token has now, and the event that showed it.
 *
 * @param shopper the shopper's id
 * @param cause the event that showed it
 */
record Label(Identifier shopper, Cause cause) {

  static void write(StateWriter out, Label label) {
    out.identifier(label.shopper);
    Cause.write(out, label.cause);
  }

  static Label read(StateReader in) {
    return new Label(in.identifier(), Cause.read(in));
  }
}
