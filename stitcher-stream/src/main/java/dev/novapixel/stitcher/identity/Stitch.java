package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Pace;
import dev.novapixel.schemas.moves.UnitVersion;
import dev.novapixel.schemas.shopper.IdentityCommand;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.stitcher.normalise.TypedEvent;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The stitcher of one partition: leads each event and each message to the node that it is for, and
 * keeps the node's state. Not thread-safe.
 */
public final class Stitch {
  private static final String OPTED_OUT = "opted-out|";

  private final Nodes nodes;

  public Stitch(Nodes nodes) {
    this.nodes = nodes;
  }

  /** Where nodes are kept: by key, null if unknown; a null value forgets. */
  public interface Nodes {
    byte @Nullable [] get(String key);

    void put(String key, byte @Nullable [] state);
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

  /** A message of another node to the node {@code to}, caused by an event of {@code receivedAt}. */
  public List<Output> receive(String shop, Identifier to, NodeMessage message, Instant receivedAt) {
    var outbox = new Outbox(shop, receivedAt);
    switch (to.type()) {
      case CLIENT -> {
        if (message instanceof NodeMessage.Labelled labelled) {
          label(shop, to.value(), labelled, outbox);
        }
      }
      case CHECKOUT -> token(shop, to.value(), outbox, node -> receive(node, message));
      case CUSTOMER -> {
        if (message instanceof NodeMessage.CustomerSeen seen) {
          customer(shop, to.value(), outbox, node -> node.seen(seen.cause()));
        }
      }
    }
    return outbox.outputs();
  }

  private static void receive(TokenNode node, NodeMessage message) {
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
      case NodeMessage.CustomerSeen _ -> {}
    }
  }

  /** Everything that operators have split off a client; hearing of it again changes nothing. */
  public List<Output> split(IdentityCommand command) {
    var found = find(command.shop(), command.client());
    var outputs = new ArrayList<Output>();
    ClientState state = found.state();
    for (var split : command.splits()) {
      var outbox = new Outbox(command.shop(), split.issuedAt());
      var node = new ClientNode(command.client(), state, outbox);
      node.split(split);
      state = node.state();
      outputs.addAll(outbox.outputs());
    }
    if (!state.equals(found.state())) {
      write(found.optedOut() ? found.marker() : found.key(), state, ClientState::write);
    }
    return outputs;
  }

  /**
   * A client as it is kept: under its name, or under a hash once it has opted out.
   *
   * @param known whether anything is kept
   */
  private record Found(
      String key, String marker, ClientState state, boolean known, boolean optedOut) {}

  private Found find(String shop, String client) {
    String key = Keys.shopper(shop, Identifier.client(client));
    String marker = OPTED_OUT + ClientHash.text(shop, client);
    var state = read(key, ClientState::read);
    boolean optedOut = false;
    if (state == null) {
      state = read(marker, ClientState::read);
      optedOut = state != null;
    }
    return state == null
        ? new Found(key, marker, ClientState.starting(UnitVersion.FIRST, Voids.NONE), false, false)
        : new Found(key, marker, state, true, optedOut);
  }

  private Outcome observeClient(String client, TypedEvent event, boolean allowed, Pace pace) {
    var outbox = new Outbox(event.shop(), event.receivedAt());
    var found = find(event.shop(), client);
    var node = new ClientNode(client, found.state(), outbox);
    if (denies(event)) {
      if (!found.optedOut()) {
        node.withdraw(Cause.of(event));
        nodes.put(found.key(), null);
        write(found.marker(), node.state(), ClientState::write);
      }
      return new Outcome.Dropped(outbox.outputs());
    }
    if (!allowed || (found.optedOut() && !grants(event))) {
      return new Outcome.Dropped(List.of());
    }
    if (found.optedOut()) {
      nodes.put(found.marker(), null);
    }
    if (node.isMachine(event, pace)) {
      keep(found, node.state());
      return new Outcome.Machine(outbox.outputs());
    }
    node.observe(event);
    keep(found, node.state());
    return new Outcome.Counted(outbox.outputs());
  }

  private void keep(Found found, ClientState state) {
    if (!found.known() || found.optedOut() || !state.equals(found.state())) {
      write(found.key(), state, ClientState::write);
    }
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

  private void label(String shop, String client, NodeMessage.Labelled labelled, Outbox outbox) {
    String key = Keys.shopper(shop, Identifier.client(client));
    var known = read(key, ClientState::read);
    if (known != null) {
      var node = new ClientNode(client, known, outbox);
      node.labelled(labelled);
      if (!node.state().equals(known)) {
        write(key, node.state(), ClientState::write);
      }
    }
  }

  private void token(String shop, String token, Outbox outbox, Consumer<TokenNode> step) {
    String key = Keys.shopper(shop, Identifier.checkout(token));
    var known = read(key, TokenState::read);
    var state = known == null ? new TokenState() : known;
    step.accept(new TokenNode(shop, token, state, outbox));
    write(key, state, TokenState::write);
  }

  private void customer(String shop, String customer, Outbox outbox, Consumer<CustomerNode> step) {
    String key = Keys.shopper(shop, Identifier.customer(customer));
    var known = read(key, Cause::read);
    var node = new CustomerNode(customer, known, outbox);
    step.accept(node);
    Cause seen = node.seen();
    if (seen != null && !seen.equals(known)) {
      write(key, seen, Cause::write);
    }
  }

  private <T> @Nullable T read(String key, Function<StateReader, T> form) {
    byte[] state = nodes.get(key);
    return state == null ? null : form.apply(new StateReader(state));
  }

  private <T> void write(String key, T state, BiConsumer<StateWriter, T> form) {
    var out = new StateWriter();
    form.accept(out, state);
    nodes.put(key, out.toBytes());
  }
}
