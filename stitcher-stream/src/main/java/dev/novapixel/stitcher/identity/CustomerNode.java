package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.moves.UnitVersion;
import dev.novapixel.stitcher.normalise.TypedEvent;
import org.jspecify.annotations.Nullable;

/** The node of one account: always its own shopper; owns its events that carry nothing else. */
final class CustomerNode {
  private final Identifier customer;
  private final Outbox outbox;
  private @Nullable Cause seen;

  CustomerNode(String customer, @Nullable Cause seen, Outbox outbox) {
    this.customer = Identifier.customer(customer);
    this.seen = seen;
    this.outbox = outbox;
  }

  /** The earliest event that named the account. */
  @Nullable Cause seen() {
    return seen;
  }

  /** An event that carries the account and neither client nor token. */
  void observe(TypedEvent event) {
    Cause cause = Cause.of(event);
    String token = Tokens.of(event);
    var unit = UnitId.ofCustomer(customer.value());
    outbox.event(event, token, unit, UnitVersion.FIRST, customer, false);
    outbox.order(event, true);
    seen(cause);
  }

  /** An event somewhere named the account. */
  void seen(Cause cause) {
    if (seen == null || cause.compareTo(seen) < 0) {
      seen = cause;
      outbox.publish(customer, new Label(customer, cause));
    }
  }
}
