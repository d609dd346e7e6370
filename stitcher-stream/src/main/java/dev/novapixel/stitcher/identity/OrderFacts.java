package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.stitcher.normalise.ToldOrder;
import dev.novapixel.stitcher.normalise.TypedEvent;
import dev.novapixel.stitcher.state.EventState;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as one event told it.
 *
 * @param cause the event, at the time at which its source had changed last
 * @param order what it said
 * @param customerId the account that it named, if any
 * @param consent what the visitor allowed
 * @param sessionGap as stamped on the event
 */
record OrderFacts(
    Cause cause,
    ToldOrder order,
    @Nullable String customerId,
    Consent consent,
    Duration sessionGap) {

  static OrderFacts of(TypedEvent event, ToldOrder order) {
    Cause cause = Cause.of(event);
    Cause changed =
        order.changedAt() == null
            ? cause
            : new Cause(order.changedAt(), cause.eventId(), cause.receivedAt());
    return new OrderFacts(changed, order, event.customerId(), event.consent(), event.sessionGap());
  }

  /** When it says that the order was placed, null if it tells of no placing. */
  @Nullable Instant placedAt() {
    var placed = order.placed();
    if (placed == null) {
      return null;
    }
    return placed.at() != null ? placed.at() : cause.occurredAt();
  }

  /** Whether its values stand over those of {@code other}: the shop's do, then the newest. */
  boolean standsOver(OrderFacts other) {
    return standsOver(order.source(), cause, other.order.source(), other.cause);
  }

  static boolean standsOver(
      ToldOrder.Source source, Cause cause, ToldOrder.Source otherSource, Cause otherCause) {
    int bySource = source.compareTo(otherSource);
    return bySource != 0 ? bySource > 0 : cause.compareTo(otherCause) > 0;
  }

  /**
   * The same without what is kept beside it, lines told apart and what was given back; and with as
   * many lines as weigh {@code limit}.
   */
  OrderFacts bare(int limit) {
    return new OrderFacts(
        cause,
        order.bare(lines -> Weight.first(lines, Weight::of, limit)),
        customerId,
        consent,
        sessionGap);
  }

  static void write(StateWriter out, OrderFacts facts) {
    Cause.write(out, facts.cause);
    OrderForm.order(out, facts.order);
    out.text(facts.customerId);
    EventState.consent(out, facts.consent);
    out.number(facts.sessionGap.toMillis());
  }

  static OrderFacts read(StateReader in) {
    return new OrderFacts(
        Cause.read(in),
        OrderForm.order(in),
        in.optionalText(),
        EventState.consent(in),
        Duration.ofMillis(in.number()));
  }
}
