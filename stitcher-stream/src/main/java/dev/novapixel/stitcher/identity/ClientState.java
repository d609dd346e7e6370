package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.moves.UnitVersion;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client's node knows.
 *
 * @param firstVersion the version at which a unit of this client begins: rises with each opt-out
 * @param logins who was logged in when
 * @param owned customers who have a unit here, which an opt-out has to drop
 * @param guest the guest unit, if the client had an event before any login
 * @param published what {@code identities} says of the client
 */
record ClientState(
    long firstVersion,
    Logins logins,
    List<String> owned,
    @Nullable Guest guest,
    @Nullable Label published) {

  /** Nothing is known. */
  static final ClientState NEW = starting(UnitVersion.FIRST);

  /** Most tokens that a guest unit remembers; of more, the smallest are kept as links. */
  static final int TOKENS_LIMIT = 50;

  /** Most owned units that an opt-out reaches; a client with more logins is no private device. */
  static final int OWNED_LIMIT = 200;

  ClientState {
    owned = List.copyOf(owned);
  }

  static ClientState starting(long firstVersion) {
    return new ClientState(firstVersion, Logins.NONE, List.of(), null, null);
  }

  /**
   * The events of the client before anybody logged in.
   *
   * @param version rises with each move
   * @param label whose it is
   * @param sequence of the last label that a component gave it
   * @param owner the first customer on the client, who claims it for good
   * @param tokens the tokens that it carried
   */
  record Guest(
      long version, Label label, long sequence, @Nullable String owner, List<String> tokens) {
    Guest {
      tokens = List.copyOf(tokens);
    }

    Guest moved(Label to, long newSequence, @Nullable String newOwner) {
      long next = to.shopper().equals(label.shopper()) ? version : UnitVersion.afterMove(version);
      return new Guest(next, to, newSequence, newOwner, tokens);
    }

    Guest with(List<String> newTokens) {
      return new Guest(version, label, sequence, owner, newTokens);
    }

    private static void write(StateWriter out, Guest guest) {
      out.number(guest.version);
      Label.write(out, guest.label);
      out.number(guest.sequence).text(guest.owner).list(guest.tokens, StateWriter::text);
    }

    private static Guest read(StateReader in) {
      return new Guest(
          in.number(), Label.read(in), in.number(), in.optionalText(), in.list(StateReader::text));
    }
  }

  static void write(StateWriter out, ClientState state) {
    out.number(state.firstVersion);
    Logins.write(out, state.logins);
    out.list(state.owned, StateWriter::text)
        .optional(state.guest, Guest::write)
        .optional(state.published, Label::write);
  }

  static ClientState read(StateReader in) {
    return new ClientState(
        in.number(),
        Logins.read(in),
        in.list(StateReader::text),
        in.optional(Guest::read),
        in.optional(Label::read));
  }
}
