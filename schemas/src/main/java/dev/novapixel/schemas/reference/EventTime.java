package dev.novapixel.schemas.reference;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.ShopperEvent;
import java.time.Instant;
import java.util.Comparator;

/** When an event counts. */
final class EventTime {
  /** By the time at which events count, ties by id. */
  static final Comparator<ShopperEvent> ORDER =
      Comparator.comparing(EventTime::of).thenComparing(ShopperEvent::eventId);

  private EventTime() {}

  /** A change of an order counts at the order's time, everything else when it happened. */
  static Instant of(ShopperEvent event) {
    return event.action() instanceof Action.OrderChanged order
        ? order.placedAt()
        : event.occurredAt();
  }
}
