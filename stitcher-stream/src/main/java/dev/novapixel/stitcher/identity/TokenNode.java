package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.NameHash;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.moves.UnitVersion;
import dev.novapixel.stitcher.identity.Component.UnitKey;
import dev.novapixel.stitcher.normalise.ToldOrder;
import dev.novapixel.stitcher.normalise.TypedEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The node of one checkout token: collects its ties, holds the component if it is the smallest
 * token of it, owns the token's clientless events and assembles its order.
 *
 * <p>Joining two components sends the one with the larger root to the smaller root and leaves a
 * pointer. A pointer is set once and always leads to a smaller token, so that following pointers
 * ends and messages along them keep their order.
 */
final class TokenNode {
  private final String shop;
  private final String token;
  private final TokenState state;
  private final Outbox outbox;

  TokenNode(String shop, String token, TokenState state, Outbox outbox) {
    this.shop = shop;
    this.token = token;
    this.state = state;
    this.outbox = outbox;
  }

  /** A clientless event that carries this token. */
  void observe(TypedEvent event) {
    Cause cause = Cause.of(event);
    String customer = event.customerId();
    if (customer == null) {
      absorb(own(cause), cause);
      var unit = UnitId.ofToken(token);
      outbox.event(event, token, unit, state.version, current(cause).shopper(), News.SOME);
      state.written = true;
    } else {
      var owner = Identifier.customer(customer);
      var unit = UnitId.ofToken(token, customer);
      outbox.event(event, token, unit, state.versionOf(customer), owner, News.SOME);
      state.remember(customer);
      outbox.send(owner, new NodeMessage.CustomerSeen(null, cause));
      tied(new NodeMessage.CustomerTied(customer, cause));
    }
    ToldOrder order = event.order();
    if (order != null) {
      ordered(OrderFacts.of(event, order), true);
    }
  }

  /** A unit of a client carries this token. */
  void tied(NodeMessage.TieSeen tie) {
    if (!carries(tie.client())) {
      return;
    }
    Component fragment = fragment(tie.cause());
    var unit = new Component.Unit();
    unit.generation = tie.generation();
    unit.revision = tie.revision();
    unit.owner = tie.owner();
    unit.ties.put(token, new Component.Tie(tie.cause(), tie.revision(), tie.counts()));
    fragment.units.put(UnitKey.of(tie.client(), tie.customer()), unit);
    absorb(fragment, tie.cause());
    for (String link : tie.links()) {
      outbox.send(
          Identifier.checkout(link),
          new NodeMessage.Linked(token, link, tie.client(), tie.cause()));
    }
  }

  /** Whether a tie of {@code client} counts here: of an open token's, only the first do. */
  private boolean carries(String client) {
    long hash = NameHash.of(shop + "|" + token, client);
    if (state.isOpen()) {
      return state.clients.contains(hash);
    }
    state.clients.add(hash);
    return true;
  }

  /** A clientless event named this token and an account. */
  void tied(NodeMessage.CustomerTied tie) {
    Component fragment = fragment(tie.cause());
    fragment.token(token).customers.put(tie.customer(), tie.cause());
    absorb(fragment, tie.cause());
  }

  /** A client's units were dropped. */
  void dropped(NodeMessage.ClientDropped dropped) {
    if (dropped.erased() && !state.isOpen()) {
      state.clients.remove(NameHash.of(shop + "|" + token, dropped.client()));
    }
    var fragment = new Component();
    fragment.drop(dropped.client(), dropped.generation());
    absorb(fragment, dropped.cause());
  }

  /** A part of this token's component: what a token saw, or a whole component. */
  void joined(NodeMessage.Join join) {
    absorb(join.component(), join.cause());
  }

  /**
   * This token's component and that of {@code linked.from()} are one: the larger root gives way.
   */
  void linked(NodeMessage.Linked linked) {
    if (token.equals(linked.token()) && state.isOpen() && !carries(linked.client())) {
      return;
    }
    String from = linked.from();
    if (state.root != null) {
      outbox.send(Identifier.checkout(state.root), linked);
    } else if (!state.component.tokens.containsKey(from)) {
      if (from.compareTo(token) < 0) {
        handOverTo(from, linked.cause());
      } else if (!from.equals(token)) {
        outbox.send(
            Identifier.checkout(from),
            new NodeMessage.Linked(token, null, linked.client(), linked.cause()));
      }
    }
  }

  private void handOverTo(String smaller, Cause cause) {
    outbox.send(Identifier.checkout(smaller), new NodeMessage.Join(state.component, cause));
    state.root = smaller;
    state.component = new Component();
  }

  /** The component's root says whose this token is. */
  void labelled(NodeMessage.Labelled labelled) {
    if (labelled.sequence() > state.sequence && labelled.generation() == generation()) {
      state.sequence = labelled.sequence();
      become(new Label(labelled.shopper(), labelled.cause()));
    }
  }

  /**
   * The component's root knows nothing of this token any more: it stands under its own name as long
   * as it has an order, else under none.
   */
  void unlabelled(NodeMessage.Unlabelled unlabelled) {
    if (unlabelled.sequence() <= state.sequence || unlabelled.generation() != generation()) {
      return;
    }
    state.sequence = unlabelled.sequence();
    if (state.written && state.label != null) {
      become(new Label(Identifier.checkout(token), state.label.cause()));
    } else {
      forgetLabel();
    }
  }

  /**
   * {@code erase.shopper()} is forgotten: all that is known here without a client if the token is
   * that shopper's, else what names it.
   */
  void erase(NodeMessage.Erase erase, Instant now) {
    var upTo = erase.upTo().isAfter(now) ? erase.upTo() : now;
    // One that is not known yet is the shopper's too: what told its journey is on its way here.
    boolean ours = state.label == null || state.label.shopper().equals(erase.shopper());
    if (erase.whole() || ours) {
      if (state.cut.isBefore(erase.upTo())) {
        erase(upTo, erase.shopper());
      }
    } else if (erase.shopper().type() == Identifier.Type.CUSTOMER) {
      String customer = erase.shopper().value();
      if (state.cut(customer).isBefore(erase.upTo())) {
        erase(customer, upTo, erase.shopper());
      }
    }
  }

  /** A cut that another epoch may have made. */
  void cut(NodeMessage.Cut cut, Instant now) {
    var upTo = cut.upTo().isAfter(now) ? cut.upTo() : now;
    if (state.cut(cut.customer()).isBefore(cut.upTo())) {
      if (cut.customer() == null) {
        erase(upTo, null);
      } else {
        erase(cut.customer(), upTo, null);
      }
    }
  }

  private void erase(Instant upTo, @Nullable Identifier forgotten) {
    var newest = state.order.newest();
    String orderId = newest == null ? null : newest.order().orderId();
    if (orderId != null && !Tokens.ofOrder(orderId).equals(token)) {
      outbox.send(
          Identifier.checkout(Tokens.ofOrder(orderId)),
          new NodeMessage.Erase(Identifier.checkout(token), upTo, true));
    }
    long version = UnitVersion.afterOptOut(state.version);
    if (state.written && state.label != null) {
      outbox.erase(UnitId.ofToken(token), version, state.label.shopper(), upTo, forgotten);
    }
    List.copyOf(state.names.keySet()).forEach(customer -> drop(customer, upTo, forgotten));
    state.version = version;
    state.written = false;
    state.order = OrderBook.EMPTY;
    state.cut = upTo;
    forgetLabel();
    outbox.cut(Identifier.checkout(token), null, upTo);
    if (state.root != null || state.component.tokens.containsKey(token)) {
      var cause = new Cause(upTo, "erasure", upTo);
      absorb(fragment(cause), cause);
    }
  }

  private void erase(String customer, Instant upTo, @Nullable Identifier forgotten) {
    drop(customer, upTo, forgotten);
    outbox.cut(Identifier.checkout(token), customer, upTo);
    var cause = new Cause(upTo, "erasure", upTo);
    var fragment = new Component();
    fragment.forgotten.put(token, customer);
    absorb(fragment, cause);
  }

  private void drop(String customer, Instant upTo, @Nullable Identifier forgotten) {
    long version = UnitVersion.afterOptOut(state.versionOf(customer));
    outbox.erase(
        UnitId.ofToken(token, customer), version, Identifier.customer(customer), upTo, forgotten);
    state.forget(customer, upTo);
  }

  private void forgetLabel() {
    if (state.label != null) {
      outbox.retract(Identifier.checkout(token));
      state.label = null;
    }
  }

  private long generation() {
    return UnitVersion.generation(state.version);
  }

  /** An event told of the token's order, and may tie the account that it named. */
  void ordered(OrderFacts facts, boolean ties) {
    if (!facts.cause().receivedAt().isAfter(state.cut)) {
      return;
    }
    String customer = facts.customerId();
    boolean erased = customer != null && !facts.cause().receivedAt().isAfter(state.cut(customer));
    if (ties && !erased && customer != null && facts.order().placed() != null) {
      tied(new NodeMessage.CustomerTied(customer, facts.cause()));
    }
    String orderId = facts.order().orderId();
    if (orderId != null && !Tokens.ofOrder(orderId).equals(token) && !state.order.names(orderId)) {
      outbox.send(Identifier.checkout(Tokens.ofOrder(orderId)), new NodeMessage.OrderNamed(token));
    }
    var changes = order(state.order.with(facts));
    var sight = state.order.show(facts, token, changes);
    state.order = sight.book();
    write(sight, facts);
    shareOrder();
  }

  /** This token stands for an order's id, and the order is that of another token. */
  void named(NodeMessage.OrderNamed named) {
    String home = state.order.home();
    if (home != null && home.compareTo(named.token()) <= 0) {
      return;
    }
    if (home != null) {
      outbox.send(
          Identifier.checkout(home), new NodeMessage.OrderShared(token, OrderTellings.NONE));
    }
    var _ = order(state.order.movedTo(named.token()));
    shareOrder();
  }

  /** Something was told of this token's order under the order's id. */
  void shared(NodeMessage.OrderShared shared) {
    var _ = order(state.order.with(shared.from(), shared.tellings()));
  }

  private void shareOrder() {
    String home = state.order.home();
    if (home != null && !state.order.own().isEmpty()) {
      outbox.send(Identifier.checkout(home), new NodeMessage.OrderShared(token, state.order.own()));
    }
  }

  private List<Action.OrderChanged> order(OrderBook next) {
    var before = state.order;
    var step = before.to(next, token);
    state.order = step.book();
    OrderFacts facts = next.newest() != null ? next.newest() : before.newest();
    if (facts != null) {
      write(step, facts);
    }
    return step.changes();
  }

  private void write(OrderBook.Step step, OrderFacts facts) {
    long first = step.book().told() - step.changes().size() + 1;
    for (int i = 0; i < step.changes().size(); i++) {
      write(step.changes().get(i), facts.cause().eventId() + "#order-" + (first + i), facts);
    }
  }

  private void write(Action.OrderChanged change, String eventId, OrderFacts facts) {
    outbox.write(
        new ShopperEvent(
            shop,
            current(facts.cause()).shopper(),
            UnitId.ofToken(token),
            state.version,
            eventId,
            change.placedAt(),
            outbox.receivedAt(),
            null,
            token,
            facts.customerId(),
            facts.consent(),
            facts.sessionGap(),
            ShopperEvent.Page.UNKNOWN,
            ShopperEvent.Visit.UNKNOWN,
            change));
    state.written = true;
  }

  private Component fragment(Cause cause) {
    var fragment = new Component();
    var own = fragment.token(token);
    own.open = state.isOpen();
    own.seen = cause;
    own.generation = generation();
    return fragment;
  }

  /** What an event shows that names neither a client nor an account. */
  private Component own(Cause cause) {
    var fragment = fragment(cause);
    fragment.token(token).own = true;
    return fragment;
  }

  private void absorb(Component fragment, Cause cause) {
    if (state.root != null) {
      outbox.send(Identifier.checkout(state.root), new NodeMessage.Join(fragment, cause));
      return;
    }
    state.component.join(fragment);
    tellLabels();
    if (state.component.dissolved) {
      state.component.shrinkTo(token);
    }
  }

  private void tellLabels() {
    for (ComponentNews.Told told : ComponentNews.of(state.component)) {
      if (!told.to().equals(Identifier.checkout(token))) {
        outbox.send(told.to(), told.message());
      } else if (told.message() instanceof NodeMessage.Labelled labelled) {
        labelled(labelled);
      } else if (told.message() instanceof NodeMessage.Unlabelled unlabelled) {
        unlabelled(unlabelled);
      }
    }
  }

  private void become(Label label) {
    Label before = state.label;
    state.label = label;
    if (before == null || !before.shopper().equals(label.shopper())) {
      if (before != null && state.written) {
        state.version = UnitVersion.afterMove(state.version);
        outbox.move(UnitId.ofToken(token), state.version, before.shopper(), label);
      }
      outbox.publish(Identifier.checkout(token), label);
    }
  }

  /** Whose the token is; its own as long as its component has not answered. */
  private Label current(Cause cause) {
    Label label = state.label;
    if (label == null) {
      label = new Label(Identifier.checkout(token), cause);
      become(label);
    }
    return label;
  }
}
