package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.NameHash;
import dev.novapixel.schemas.event.Pace;
import dev.novapixel.schemas.moves.UnitVersion;
import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.schemas.shopper.IdentityCommand;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.stitcher.normalise.TypedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The stitcher of one partition: leads each event and each message to the node that it is for, and
 * keeps the node's state. Not thread-safe.
 */
public final class Stitch {
  /** What opt-outs and erasures have left stands under a hash. */
  private static final String LEFT = "left|";

  private final Nodes nodes;

  public Stitch(Nodes nodes) {
    this.nodes = nodes;
  }

  /** What became of an event. */
  public sealed interface Outcome {
    List<Output> outputs();

    /** It counts. */
    record Counted(List<Output> outputs) implements Outcome {}

    /** The visitor does not allow it. */
    record Dropped(List<Output> outputs) implements Outcome {}

    /**
     * No person is so fast; all that the client did before is dropped with the first such event.
     */
    record Machine(List<Output> outputs) implements Outcome {}
  }

  /**
   * An event.
   *
   * @param allowed whether consent for it is there
   * @param pace how fast its client may be
   */
  public Outcome observe(TypedEvent event, boolean allowed, Pace pace) {
    String client = event.clientId();
    if (client != null) {
      return observeClient(client, event, allowed, pace);
    }
    if (!allowed || denies(event)) {
      return new Outcome.Dropped(List.of());
    }
    var outbox = new Outbox(event.shop(), event.receivedAt());
    if (isErased(event)) {
      tellOthers(event, outbox);
      return new Outcome.Dropped(outbox.outputs());
    }
    if (event.checkoutToken() != null) {
      token(event.shop(), event.checkoutToken(), outbox, node -> node.observe(event));
    } else if (event.customerId() != null) {
      customer(event.shop(), event.customerId(), outbox, node -> node.observe(event));
    } else {
      // It is nobody's, but its order is somebody's.
      outbox.order(event, true);
    }
    return new Outcome.Counted(outbox.outputs());
  }

  /**
   * What an event that was erased still says of others: its order is its checkout's and the account
   * that it names is another shopper's, unless they were erased too, which they know themselves.
   */
  private static void tellOthers(TypedEvent event, Outbox outbox) {
    outbox.order(event, false);
    if (event.customerId() != null) {
      outbox.send(
          Identifier.customer(event.customerId()),
          new NodeMessage.CustomerSeen(null, Cause.of(event)));
    }
  }

  /** Whether a cut reaches an event without a client. */
  private boolean isErased(TypedEvent event) {
    String token = event.checkoutToken();
    String customer = event.customerId();
    if (token == null && customer == null) {
      return false;
    }
    Instant cut =
        token != null
            ? token(event.shop(), token).cut(customer)
            : customer(event.shop(), String.valueOf(customer)).cut();
    return !event.receivedAt().isAfter(cut);
  }

  /** A message of another node to the node {@code to}, caused by an event of {@code receivedAt}. */
  public List<Output> receive(String shop, Identifier to, NodeMessage message, Instant receivedAt) {
    var outbox = new Outbox(shop, receivedAt);
    Instant now = nodes.now();
    switch (to.type()) {
      case CLIENT -> client(shop, to.value(), message, now, outbox);
      case CHECKOUT -> token(shop, to.value(), outbox, node -> receive(node, message, now));
      case CUSTOMER -> customer(shop, to.value(), outbox, node -> receive(node, message, now));
    }
    return outbox.outputs();
  }

  private static void receive(CustomerNode node, NodeMessage message, Instant now) {
    switch (message) {
      case NodeMessage.CustomerSeen seen -> node.seen(seen);
      case NodeMessage.Erase erase -> node.erase(erase, now);
      case NodeMessage.Cut cut -> node.cut(cut, now);
      default -> throw new IllegalStateException("no customer hears " + message);
    }
  }

  private static void receive(TokenNode node, NodeMessage message, Instant now) {
    switch (message) {
      case NodeMessage.TieSeen tie -> node.tied(tie);
      case NodeMessage.CustomerTied tie -> node.tied(tie);
      case NodeMessage.ClientDropped dropped -> node.dropped(dropped);
      case NodeMessage.OrderSeen seen -> node.ordered(seen.facts(), seen.ties());
      case NodeMessage.OrderNamed named -> node.named(named);
      case NodeMessage.OrderShared shared -> node.shared(shared);
      case NodeMessage.Join join -> node.joined(join);
      case NodeMessage.Linked linked -> node.linked(linked);
      case NodeMessage.Labelled labelled -> node.labelled(labelled);
      case NodeMessage.Unlabelled unlabelled -> node.unlabelled(unlabelled);
      case NodeMessage.Erase erase -> node.erase(erase, now);
      case NodeMessage.Cut cut -> node.cut(cut, now);
      case NodeMessage.CustomerSeen _ -> throw new IllegalStateException("meant for a customer");
    }
  }

  /** Everything that operators have split off a client; hearing of it again changes nothing. */
  public List<Output> split(IdentityCommand command) {
    var found = client(command.shop(), command.client());
    var outputs = new ArrayList<Output>();
    ClientState state = found.state();
    for (var split : command.splits()) {
      var outbox = new Outbox(command.shop(), split.issuedAt());
      var node = new ClientNode(command.client(), state, outbox);
      node.split(split);
      state = node.state();
      outputs.addAll(outbox.outputs());
    }
    keep(found, state, found.optedOut());
    return outputs;
  }

  /**
   * A record of the topic. What is asked for is expanded by the journey of the shopper that the
   * identifier leads to, unless a cut has answered it already; a cut goes to its node.
   */
  public List<Output> erase(Erasure erasure) {
    var outbox = new Outbox(erasure.shop(), erasure.upTo());
    var identifier = erasure.identifier();
    if (erasure.cut()) {
      outbox.send(identifier, new NodeMessage.Cut(erasure.customer(), erasure.upTo()));
    } else {
      Instant cut = cut(erasure.shop(), identifier);
      if (cut.isBefore(erasure.upTo())) {
        outbox.expand(shopperOf(erasure.shop(), identifier), identifier, erasure.upTo());
      } else {
        // Both stand under one key: the topic has to end with the cut and not with the wish.
        outbox.cut(identifier, null, cut);
      }
    }
    return outbox.outputs();
  }

  private Instant cut(String shop, Identifier identifier) {
    return switch (identifier.type()) {
      case CLIENT -> client(shop, identifier.value()).state().cut();
      case CHECKOUT -> token(shop, identifier.value()).cut;
      case CUSTOMER -> customer(shop, identifier.value()).cut();
    };
  }

  private Identifier shopperOf(String shop, Identifier identifier) {
    Label label =
        switch (identifier.type()) {
          case CLIENT -> client(shop, identifier.value()).state().published();
          case CHECKOUT -> token(shop, identifier.value()).label;
          case CUSTOMER -> null;
        };
    return label == null ? identifier : label.shopper();
  }

  /**
   * A client as it is kept.
   *
   * @param name the client
   * @param optedOut whether it is to be followed no more
   */
  private record Found(String shop, String name, ClientState state, boolean optedOut) {}

  private Found client(String shop, String client) {
    var identifier = Identifier.client(client);
    var known = nodes.get(Keys.shopper(shop, identifier), ClientState.FORM);
    if (known != null) {
      return new Found(shop, client, known, false);
    }
    var left = nodes.get(marker(shop, identifier), ClientLeft.FORM);
    return left != null
        ? new Found(shop, client, left.state(), left.optedOut())
        : new Found(
            shop,
            client,
            ClientState.starting(UnitVersion.FIRST, Voids.NONE, nodes.cut(shop, identifier, null)),
            false);
  }

  /** Under its name as long as anything is known of it, else under a hash. */
  private void keep(Found found, ClientState state, boolean optedOut) {
    if (state.equals(found.state()) && optedOut == found.optedOut()) {
      return;
    }
    var identifier = Identifier.client(found.name());
    String key = Keys.shopper(found.shop(), identifier);
    String marker = marker(found.shop(), identifier);
    boolean wasBare = isBare(found.state());
    if (isBare(state)) {
      nodes.put(marker, new ClientLeft(optedOut, state), ClientLeft.FORM);
      if (!wasBare) {
        nodes.forget(key);
      }
    } else {
      nodes.put(key, state, ClientState.FORM);
      if (wasBare) {
        nodes.forget(marker);
      }
    }
  }

  private static boolean isBare(ClientState state) {
    return state.units().isEmpty() && state.logins().isEmpty() && state.published() == null;
  }

  private static String marker(String shop, Identifier identifier) {
    return LEFT + NameHash.text(shop, identifier.text());
  }

  private Outcome observeClient(String client, TypedEvent event, boolean allowed, Pace pace) {
    var outbox = new Outbox(event.shop(), event.receivedAt());
    var found = client(event.shop(), client);
    boolean erased = !event.receivedAt().isAfter(found.state().cut());
    var node = new ClientNode(client, found.state(), outbox);
    if (denies(event)) {
      if (!found.optedOut()) {
        node.withdraw(Cause.of(event));
        keep(found, node.state(), true);
      }
      return new Outcome.Dropped(outbox.outputs());
    }
    boolean optedOut = found.optedOut() && !grants(event);
    if (allowed && !optedOut && erased) {
      tellOthers(event, outbox);
    }
    if (!allowed || optedOut || erased) {
      keep(found, found.state(), optedOut);
      return new Outcome.Dropped(outbox.outputs());
    }
    if (node.isMachine(event, pace)) {
      keep(found, node.state(), false);
      return new Outcome.Machine(outbox.outputs());
    }
    node.observe(event);
    keep(found, node.state(), false);
    return new Outcome.Counted(outbox.outputs());
  }

  private static boolean denies(TypedEvent event) {
    return event.action() instanceof Action.ConsentUpdated(var consent)
        && consent.deniesAnalytics();
  }

  /** Only an explicit change of consent opens again what a withdrawal has closed. */
  private static boolean grants(TypedEvent event) {
    return event.action() instanceof Action.ConsentUpdated(var consent)
        && Boolean.TRUE.equals(consent.analytics());
  }

  private void client(String shop, String client, NodeMessage message, Instant now, Outbox outbox) {
    var found = client(shop, client);
    var node = new ClientNode(client, found.state(), outbox);
    switch (message) {
      case NodeMessage.Labelled labelled -> node.labelled(labelled);
      case NodeMessage.Erase erase -> node.erase(erase, now);
      case NodeMessage.Cut cut -> node.cut(cut, now);
      default -> throw new IllegalStateException("no client hears " + message);
    }
    keep(found, node.state(), found.optedOut());
  }

  private void token(String shop, String token, Outbox outbox, Consumer<TokenNode> step) {
    var identifier = Identifier.checkout(token);
    String key = Keys.shopper(shop, identifier);
    var state = token(shop, token);
    boolean wasBare = state.isBare();
    step.accept(new TokenNode(shop, token, state, outbox));
    if (state.isBare() && !state.cut.equals(Instant.EPOCH)) {
      nodes.put(marker(shop, identifier), state, TokenState.FORM);
      nodes.forget(key);
    } else {
      nodes.put(key, state, TokenState.FORM);
      if (wasBare && !state.cut.equals(Instant.EPOCH)) {
        nodes.forget(marker(shop, identifier));
      }
    }
  }

  private TokenState token(String shop, String token) {
    var identifier = Identifier.checkout(token);
    var known = nodes.get(Keys.shopper(shop, identifier), TokenState.FORM);
    var state = known == null ? nodes.get(marker(shop, identifier), TokenState.FORM) : known;
    if (state == null) {
      state = new TokenState();
      state.cut = nodes.cut(shop, identifier, null);
    }
    state.elsewhere = customer -> nodes.cut(shop, identifier, customer);
    return state;
  }

  private void customer(String shop, String customer, Outbox outbox, Consumer<CustomerNode> step) {
    var identifier = Identifier.customer(customer);
    var known = customer(shop, customer);
    var node = new CustomerNode(customer, known, outbox);
    step.accept(node);
    if (node.state().equals(known)) {
      return;
    }
    boolean bare = node.state().seen() == null;
    boolean wasBare = known.seen() == null;
    String key = Keys.shopper(shop, identifier);
    nodes.put(bare ? marker(shop, identifier) : key, node.state(), CustomerState.FORM);
    if (bare != wasBare) {
      nodes.forget(bare ? key : marker(shop, identifier));
    }
  }

  private CustomerState customer(String shop, String customer) {
    var identifier = Identifier.customer(customer);
    var known = nodes.get(Keys.shopper(shop, identifier), CustomerState.FORM);
    var state = known == null ? nodes.get(marker(shop, identifier), CustomerState.FORM) : known;
    return state == null
        ? CustomerState.starting(UnitVersion.FIRST, nodes.cut(shop, identifier, null), false)
        : state;
  }
}
