package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Pace;
import dev.novapixel.schemas.moves.UnitVersion;
import dev.novapixel.schemas.shopper.IdentityCommand.Split;
import dev.novapixel.stitcher.normalise.TypedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The node of one client: decides by the client's own order in the log whose its events are, takes
 * off what operators have voided, and tells tokens and customers of ties. One step, then {@link
 * #state} is what is known after it.
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
    String customer = event.customerId();
    if (customer != null) {
      logIn(customer, cause);
    }
    String owner =
        customer != null ? customer : state.logins().ownerAt(event.occurredAt()).orElse(null);
    var unit = state.unit(owner).orElseGet(() -> begin(owner, cause));
    take(event, customer == null ? unit : unit.named(cause.receivedAt()), cause);
    publish();
  }

  /** A component says whose one of the units is. */
  void labelled(NodeMessage.Labelled labelled) {
    var unit = state.unit(labelled.customer()).orElse(null);
    if (unit == null
        || unit.owner() != null
        || labelled.generation() != generation()
        || labelled.sequence() <= unit.sequence()) {
      return;
    }
    label(unit, new Label(labelled.shopper(), labelled.cause()), labelled.sequence());
    publish();
  }

  /** An operator has split something off. */
  void split(Split split) {
    var voids = state.voids().plus(split);
    if (voids.equals(state.voids())) {
      return;
    }
    state = state.with(voids);
    var cause = new Cause(split.issuedAt(), split.id(), split.issuedAt());
    state.units().forEach(unit -> settle(unit, cause));
    publish();
  }

  /**
   * Whether {@code event} is a machine's, by the client's own log. One that turns out to be is
   * dropped like one that withdraws; when it has been quiet for long enough it begins anew.
   */
  boolean isMachine(TypedEvent event, Pace pace) {
    Gait gait = state.gait().with(event.eventId(), event.occurredAt(), pace);
    if (gait.machine() && !state.gait().machine()) {
      withdraw(Cause.of(event));
    }
    if (!gait.equals(state.gait())) {
      state = state.with(gait);
    }
    return gait.machine();
  }

  /** Consent was withdrawn: every unit of this client is dropped, and so are its ties. */
  void withdraw(Cause cause) {
    state.units().forEach(this::remind);
    state = drop(false, cause, state.cut(), null);
  }

  /**
   * {@code erase.shopper()} is forgotten: if anything here is that shopper's, all of it, since a
   * replay could not tell apart whose each event had been.
   *
   * @param now later than every receipt time that was read here
   */
  void erase(NodeMessage.Erase erase, Instant now) {
    boolean ours =
        state.units().stream().anyMatch(unit -> unit.label().shopper().equals(erase.shopper()));
    if (!ours && !erase.whole()) {
      // An operator had split its unit off the account that is erased.
      if (erase.shopper().type() == Identifier.Type.CUSTOMER) {
        state.unit(erase.shopper().value()).ifPresent(this::remind);
      }
    } else if (state.cut().isBefore(erase.upTo())) {
      state.units().stream()
          .filter(unit -> unit.label().shopper().equals(erase.shopper()))
          .flatMap(unit -> unit.ties().keySet().stream())
          .distinct()
          .forEach(token ->
              outbox.send(
                  Identifier.checkout(token),
                  new NodeMessage.Erase(erase.shopper(), erase.upTo(), false)));
      Instant upTo = erase.upTo().isAfter(now) ? erase.upTo() : now;
      state.units().stream().filter(unit -> !isOf(unit, erase.shopper())).forEach(this::remind);
      erase(upTo, erase.shopper());
      // An event that named the account here is gone: it must not be known by it there.
      if (erase.shopper().type() == Identifier.Type.CUSTOMER) {
        outbox.send(erase.shopper(), new NodeMessage.Erase(erase.shopper(), upTo, false));
      }
    }
  }

  private static boolean isOf(ClientUnit unit, Identifier shopper) {
    return shopper.type() == Identifier.Type.CUSTOMER && shopper.value().equals(unit.customer());
  }

  /**
   * The account of {@code unit} was named here, and when last: its node was told the first time
   * only, which may be erased by now.
   */
  private void remind(ClientUnit unit) {
    if (unit.customer() != null) {
      var named = new Cause(unit.named(), unit.firstEvent(), unit.named());
      outbox.send(Identifier.customer(unit.customer()), new NodeMessage.CustomerSeen(null, named));
    }
  }

  /** A cut that another epoch may have made. */
  void cut(NodeMessage.Cut cut, Instant now) {
    if (state.cut().isBefore(cut.upTo())) {
      state.units().forEach(this::remind);
      erase(cut.upTo().isAfter(now) ? cut.upTo() : now, null);
    }
  }

  private void erase(Instant upTo, @Nullable Identifier forgotten) {
    state = drop(true, new Cause(upTo, "erasure", upTo), upTo, forgotten);
    outbox.cut(Identifier.client(client), null, upTo);
  }

  /** What is left of the client once its units and ties are dropped. */
  private ClientState drop(
      boolean erased, Cause cause, Instant cut, @Nullable Identifier forgotten) {
    long version = UnitVersion.afterOptOut(state.firstVersion());
    long generation = UnitVersion.generation(version);
    var dropped = new NodeMessage.ClientDropped(client, generation, erased, cause);
    for (ClientUnit unit : state.units()) {
      if (erased) {
        outbox.erase(unit.id(client), version, unit.label().shopper(), cut, forgotten);
      } else {
        outbox.optOut(unit.id(client), version, unit.label().shopper());
      }
    }
    state.units().stream()
        .flatMap(unit -> unit.ties().keySet().stream())
        .distinct()
        .forEach(token -> outbox.send(Identifier.checkout(token), dropped));
    if (state.published() != null) {
      outbox.retract(Identifier.client(client));
    }
    return ClientState.starting(version, state.voids(), cut);
  }

  private void logIn(String customer, Cause cause) {
    // While the unit is void its customer may be erased without it, and seen again after that.
    boolean isVoid = state.unit(customer).filter(unit -> unit.owner() == null).isPresent();
    if (isVoid || !state.logins().names(customer)) {
      outbox.send(Identifier.customer(customer), new NodeMessage.CustomerSeen(client, cause));
    }
    state = state.loggedIn(cause, customer);
    state.unit(null).ifPresent(guest -> settle(guest, cause));
  }

  private ClientUnit begin(@Nullable String owner, Cause cause) {
    return owner == null
        ? ClientUnit.guest(client, cause, state.firstVersion())
        : ClientUnit.owned(owner, cause, state.firstVersion());
  }

  /** The event is of this unit, which is settled before it is written and tied after. */
  private void take(TypedEvent event, ClientUnit unit, Cause cause) {
    String token = Tokens.of(event);
    var news = news(event, unit, token);
    var telling = news == News.NONE ? unit : unit.telling(event);
    var carrying = token == null ? telling : telling.carrying(token, cause, state.voids());
    boolean tiesAnew = token != null && !unit.ties().containsKey(token);
    var settled = settle(carrying, cause);
    outbox.event(
        event, token, settled.id(client), settled.version(), settled.label().shopper(), news);
    if (token != null && tiesAnew && settled.revision() == unit.revision()) {
      tie(settled, token, true, cause);
    }
    outbox.order(event, false);
  }

  private static News news(TypedEvent event, ClientUnit unit, @Nullable String token) {
    if (unit.firstEvent().equals(event.eventId())) {
      return News.OPENS;
    }
    return unit.isNews(event, token) ? News.SOME : News.NONE;
  }

  /**
   * Takes off what is void, and tells all its tokens if that changes anything. A unit that nobody
   * owns stands under its client until its component says otherwise.
   */
  private ClientUnit settle(ClientUnit unit, Cause cause) {
    var settled = unit.settled(ownerOf(unit), state.voids());
    if (Objects.equals(settled.owner(), unit.owner())) {
      state = state.with(settled);
    } else {
      String owner = settled.owner();
      var shopper = owner == null ? Identifier.client(client) : Identifier.customer(owner);
      settled = label(settled, new Label(shopper, cause), settled.sequence());
    }
    if (settled.revision() != unit.revision()) {
      for (String token : settled.ties().keySet()) {
        tie(settled, token, true, cause);
      }
    }
    return settled;
  }

  /** Whose the unit is by itself: who claims the guest, or who was named since the last void. */
  private @Nullable String ownerOf(ClientUnit unit) {
    Instant voided = state.voids().ofCustomer(unit.firstEvent());
    if (unit.customer() == null) {
      return state.claims().firstAfter(voided).map(Claims.Claim::customer).orElse(null);
    }
    return unit.named().isAfter(voided) ? unit.customer() : null;
  }

  private ClientUnit label(ClientUnit unit, Label to, long sequence) {
    var labelled = unit.labelled(to, sequence);
    if (labelled.version() != unit.version()) {
      outbox.move(unit.id(client), labelled.version(), unit.label().shopper(), to);
    }
    state = state.with(labelled);
    return labelled;
  }

  /**
   * Tells {@code token} what ties it to the unit.
   *
   * @param links whether its component is to join those of the unit's other tokens: where nobody
   *     owns the unit they are one, and stay one when a tie becomes void, so that one root knows
   *     all that the unit's label depends on
   */
  private void tie(ClientUnit unit, String token, boolean links, Cause cause) {
    var carried = unit.ties().get(token);
    var others =
        links && unit.owner() == null
            ? unit.ties().keySet().stream().filter(other -> !other.equals(token)).toList()
            : List.<String>of();
    outbox.send(
        Identifier.checkout(token),
        new NodeMessage.TieSeen(
            client,
            unit.customer(),
            generation(),
            unit.owner(),
            unit.revision(),
            carried == null || carried.counts(),
            others,
            cause));
  }

  private long generation() {
    return UnitVersion.generation(state.firstVersion());
  }

  /** The client is whose the unit of its last login is, else whose its guest unit is. */
  private void publish() {
    Label label = currentLabel();
    if (label != null && !label.equals(state.published())) {
      outbox.publish(Identifier.client(client), label);
      state = state.publishing(label);
    }
  }

  private @Nullable Label currentLabel() {
    if (state.logins().isEmpty()) {
      return state.unit(null).map(ClientUnit::label).orElse(null);
    }
    var login = state.logins().current();
    var own = new Label(Identifier.customer(login.customer()), login.cause());
    return state
        .unit(login.customer())
        .filter(unit -> unit.owner() == null)
        .map(ClientUnit::label)
        .orElse(own);
  }
}
