package dev.novapixel.stitcher.identity;

import dev.novapixel.stitcher.state.StateForm;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client's node knows.
 *
 * @param firstVersion the version at which a unit of this client begins: rises with each opt-out
 * @param logins who was logged in when
 * @param claims who can claim the guest unit
 * @param units the guest unit, if the client had an event before any login, and one a customer
 * @param voids what operators have split off
 * @param cut up to which receipt the client was erased
 * @param published what {@code identities} says of the client
 * @param gait how fast it is
 */
record ClientState(
    long firstVersion,
    Logins logins,
    Claims claims,
    List<ClientUnit> units,
    Voids voids,
    Instant cut,
    @Nullable Label published,
    Gait gait) {

  static final StateForm<ClientState> FORM =
      new StateForm<>(ClientState.class, ClientState::write, ClientState::read);

  /** Most units of customers that are remembered: a client with more is no private device. */
  static final int OWNED_LIMIT = 200;

  ClientState {
    units = List.copyOf(units);
  }

  /** Nothing is known but what an opt-out or an erasure has left. */
  static ClientState starting(long firstVersion, Voids voids, Instant cut) {
    return new ClientState(
        firstVersion, Logins.NONE, Claims.NONE, List.of(), voids, cut, null, Gait.NONE);
  }

  ClientState with(Gait newGait) {
    return new ClientState(firstVersion, logins, claims, units, voids, cut, published, newGait);
  }

  /** The unit under {@code customer}, or the guest unit. */
  Optional<ClientUnit> unit(@Nullable String customer) {
    for (ClientUnit unit : units) {
      if (Objects.equals(unit.customer(), customer)) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }

  /** With {@code unit} as it is now; a customer's beyond the bound is not remembered. */
  ClientState with(ClientUnit unit) {
    var all = new ArrayList<ClientUnit>(units.size() + 1);
    boolean replaced = false;
    for (ClientUnit known : units) {
      boolean same = Objects.equals(known.customer(), unit.customer());
      all.add(same ? unit : known);
      replaced |= same;
    }
    if (!replaced && (unit.customer() == null || units.size() <= OWNED_LIMIT)) {
      all.add(unit);
    }
    return new ClientState(firstVersion, logins, claims, all, voids, cut, published, gait);
  }

  ClientState loggedIn(Cause cause, String customer) {
    return new ClientState(
        firstVersion,
        logins.plus(cause, customer),
        claims.plus(cause, customer),
        units,
        voids,
        cut,
        published,
        gait);
  }

  ClientState with(Voids newVoids) {
    return new ClientState(firstVersion, logins, claims, units, newVoids, cut, published, gait);
  }

  ClientState publishing(Label label) {
    return new ClientState(firstVersion, logins, claims, units, voids, cut, label, gait);
  }

  static void write(StateWriter out, ClientState state) {
    out.number(state.firstVersion);
    Logins.write(out, state.logins);
    Claims.write(out, state.claims);
    out.list(state.units, ClientUnit::write);
    Voids.write(out, state.voids);
    Gait.write(out.time(state.cut).optional(state.published, Label::write), state.gait);
  }

  static ClientState read(StateReader in) {
    return new ClientState(
        in.number(),
        Logins.read(in),
        Claims.read(in),
        in.list(ClientUnit::read),
        Voids.read(in),
        in.time(),
        in.optional(Label::read),
        Gait.read(in));
  }
}
