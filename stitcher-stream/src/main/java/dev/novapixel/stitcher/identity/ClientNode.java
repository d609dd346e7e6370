package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.moves.UnitVersion;
import dev.novapixel.stitcher.normalise.TypedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The node of one client: decides by the client's own order in the log whose its events are, and
 * tells tokens and customers of ties. One step, then {@link #state} is what is known after it.
 */
final class ClientNode {
  private final String client;
  private final Outbox outbox;
  private ClientState state;

  ClientNode(String client, ClientState state, Outbox outbox) {
    this.client = client;
    this.state = state;
    this.outbox = outbox;
  }

  ClientState state() {
    return state;
  }

  /** An event on this client. */
  void observe(TypedEvent event) {
    Cause cause = Cause.of(event);
    String token = Tokens.of(event);
    if (event.customerId() != null) {
      logIn(event.customerId(), cause);
    }
    String owner =
        event.customerId() != null
            ? event.customerId()
            : state.logins().ownerAt(event.occurredAt()).orElse(null);
    if (owner == null) {
      observeGuest(event, token, cause);
    } else {
      observeOwned(event, token, owner, cause);
    }
    outbox.order(event);
    publish();
  }

  /** A component says whose the guest unit is. */
  void labelled(NodeMessage.Labelled labelled) {
    var guest = state.guest();
    if (guest == null
        || guest.owner() != null
        || labelled.generation() != UnitVersion.generation(state.firstVersion())
        || labelled.sequence() <= guest.sequence()) {
      return;
    }
    moveGuest(guest, new Label(labelled.shopper(), labelled.cause()), labelled.sequence(), null);
    publish();
  }

  /** Consent was withdrawn: every unit of this client is dropped, and so are its ties. */
  void withdraw(Cause cause) {
    long version = UnitVersion.afterOptOut(state.firstVersion());
    var guest = state.guest();
    if (guest != null) {
      outbox.optOut(UnitId.guest(client), version, guest.label().shopper());
      var voided = new NodeMessage.GuestVoided(client, UnitVersion.generation(version), cause);
      guest.tokens().forEach(token -> outbox.send(Identifier.checkout(token), voided));
    }
    for (String owner : state.owned()) {
      outbox.optOut(UnitId.owned(client, owner), version, Identifier.customer(owner));
    }
    if (state.published() != null) {
      outbox.retract(Identifier.client(client));
    }
    state = ClientState.starting(version);
  }

  private void logIn(String customer, Cause cause) {
    if (!state.logins().names(customer)) {
      outbox.send(Identifier.customer(customer), new NodeMessage.CustomerSeen(cause));
    }
    var guest = state.guest();
    state =
        new ClientState(
            state.firstVersion(),
            state.logins().plus(cause, customer),
            state.owned(),
            guest,
            state.published());
    if (guest != null && guest.owner() == null) {
      claim(guest, customer, cause);
    }
  }

  /** The first customer on the client takes its guest unit, whatever a component had said. */
  private void claim(ClientState.Guest guest, String customer, Cause cause) {
    moveGuest(guest, new Label(Identifier.customer(customer), cause), guest.sequence(), customer);
    for (String token : guest.tokens()) {
      outbox.send(Identifier.checkout(token), tie(true, customer, List.of(), cause));
    }
  }

  private void observeGuest(TypedEvent event, @Nullable String token, Cause cause) {
    var guest = state.guest();
    if (guest == null) {
      var label = new Label(Identifier.client(client), cause);
      guest = new ClientState.Guest(state.firstVersion(), label, 0, null, List.of());
      setGuest(guest);
    }
    outbox.event(event, token, UnitId.guest(client), guest.version(), guest.label().shopper());
    if (token != null && !guest.tokens().contains(token)) {
      outbox.send(Identifier.checkout(token), tie(true, null, guest.tokens(), cause));
      setGuest(guest.with(withToken(guest.tokens(), token)));
    }
  }

  private void observeOwned(TypedEvent event, @Nullable String token, String owner, Cause cause) {
    if (!state.owned().contains(owner) && state.owned().size() < ClientState.OWNED_LIMIT) {
      var owned = new ArrayList<>(state.owned());
      owned.add(owner);
      state =
          new ClientState(
              state.firstVersion(), state.logins(), owned, state.guest(), state.published());
    }
    outbox.event(
        event,
        token,
        UnitId.owned(client, owner),
        state.firstVersion(),
        Identifier.customer(owner));
    if (token != null) {
      outbox.send(Identifier.checkout(token), tie(false, owner, List.of(), cause));
    }
  }

  private NodeMessage tie(boolean guest, @Nullable String owner, List<String> links, Cause cause) {
    long generation = UnitVersion.generation(state.firstVersion());
    return new NodeMessage.TieSeen(client, generation, guest, owner, links, cause);
  }

  private void moveGuest(ClientState.Guest guest, Label to, long sequence, @Nullable String owner) {
    var moved = guest.moved(to, sequence, owner);
    if (moved.version() != guest.version()) {
      outbox.move(UnitId.guest(client), moved.version(), guest.label().shopper(), to);
    }
    setGuest(moved);
  }

  private void setGuest(ClientState.Guest guest) {
    state =
        new ClientState(
            state.firstVersion(), state.logins(), state.owned(), guest, state.published());
  }

  /** The client is whose last login it is, else whose its guest unit is. */
  private void publish() {
    Label label = currentLabel();
    if (label == null || label.equals(state.published())) {
      return;
    }
    outbox.publish(Identifier.client(client), label);
    state =
        new ClientState(state.firstVersion(), state.logins(), state.owned(), state.guest(), label);
  }

  private @Nullable Label currentLabel() {
    if (!state.logins().isEmpty()) {
      var login = state.logins().current();
      return new Label(Identifier.customer(login.customer()), login.cause());
    }
    var guest = state.guest();
    return guest == null ? null : guest.label();
  }

  private static List<String> withToken(List<String> tokens, String token) {
    var all = new TreeSet<>(tokens);
    all.add(token);
    while (all.size() > ClientState.TOKENS_LIMIT) {
      all.removeLast();
    }
    return List.copyOf(all);
  }
}
