package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.moves.UnitVersion;
import dev.novapixel.stitcher.normalise.TypedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The node of one account: always its own shopper; owns its events that carry nothing else. */
final class CustomerNode {
  private final Identifier customer;
  private final Outbox outbox;
  private CustomerState state;

  CustomerNode(String customer, CustomerState state, Outbox outbox) {
    this.customer = Identifier.customer(customer);
    this.state = state;
    this.outbox = outbox;
  }

  CustomerState state() {
    return state;
  }

  /** An event that carries the account and neither client nor token. */
  void observe(TypedEvent event) {
    Cause cause = Cause.of(event);
    String token = Tokens.of(event);
    var unit = UnitId.ofCustomer(customer.value());
    outbox.event(event, token, unit, state.version(), customer, News.SOME);
    outbox.order(event, true);
    seen(new NodeMessage.CustomerSeen(null, cause));
  }

  /** An event somewhere named the account. */
  void seen(NodeMessage.CustomerSeen seen) {
    if (!seen.cause().receivedAt().isAfter(state.cut())) {
      if (state.asked()) {
        tellToErase(seen.client(), state.cut());
      }
      return;
    }
    Cause known = state.seen();
    state = state.seen(seen.cause(), seen.client());
    Cause first = state.seen();
    if (first != null && !first.equals(known)) {
      outbox.publish(customer, new Label(customer, first));
    }
  }

  private void tellToErase(@Nullable String client, Instant upTo) {
    if (client != null) {
      outbox.send(Identifier.client(client), new NodeMessage.Erase(customer, upTo, false));
    }
  }

  /**
   * The account is forgotten, if it is meant.
   *
   * @param now later than every receipt time that was read here
   */
  void erase(NodeMessage.Erase erase, Instant now) {
    boolean ours = erase.whole() || erase.shopper().equals(customer);
    if (ours && state.cut().isBefore(erase.upTo())) {
      erase(erase.upTo().isAfter(now) ? erase.upTo() : now, true);
    }
  }

  /** A cut that another epoch may have made. */
  void cut(NodeMessage.Cut cut, Instant now) {
    if (state.cut().isBefore(cut.upTo())) {
      erase(cut.upTo().isAfter(now) ? cut.upTo() : now, false);
    }
  }

  private void erase(Instant upTo, boolean asked) {
    long version = UnitVersion.afterOptOut(state.version());
    if (state.seen() != null) {
      outbox.erase(
          UnitId.ofCustomer(customer.value()), version, customer, upTo, asked ? customer : null);
      outbox.retract(customer);
    }
    outbox.cut(customer, null, upTo);
    if (asked) {
      state.clients().forEach(client -> tellToErase(client, upTo));
    }
    state = CustomerState.starting(version, upTo, asked);
  }
}
