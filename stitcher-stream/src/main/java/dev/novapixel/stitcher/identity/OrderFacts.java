package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.stitcher.normalise.CompletedOrder;
import dev.novapixel.stitcher.normalise.TypedEvent;
import dev.novapixel.stitcher.state.EventState;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An order as one event told it.
 *
 * @param cause the event
 * @param order what it said
 * @param customerId the account that it named, if any
 * @param consent what the visitor allowed
 * @param sessionGap as stamped on the event
 */
record OrderFacts(
    Cause cause,
    CompletedOrder order,
    @Nullable String customerId,
    Consent consent,
    Duration sessionGap) {

  static OrderFacts of(TypedEvent event, CompletedOrder order) {
    return new OrderFacts(
        Cause.of(event), order, event.customerId(), event.consent(), event.sessionGap());
  }

  static void write(StateWriter out, OrderFacts facts) {
    Cause.write(out, facts.cause);
    out.text(facts.order.orderId())
        .optional(facts.order.value(), EventState::money)
        .list(facts.order.lines(), EventState::item)
        .text(facts.customerId);
    EventState.consent(out, facts.consent);
    out.number(facts.sessionGap.toMillis());
  }

  static OrderFacts read(StateReader in) {
    var cause = Cause.read(in);
    var order =
        new CompletedOrder(
            in.optionalText(), in.optional(EventState::money), in.list(EventState::item));
    return new OrderFacts(
        cause, order, in.optionalText(), EventState.consent(in), Duration.ofMillis(in.number()));
  }
}
