package dev.novapixel.gateway.intake;

import dev.novapixel.gateway.protocol.Fault;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.RejectedEvent;

/** What becomes of one event. */
sealed interface Verdict {

  /** The event's id, given or derived. */
  String eventId();

  /** It goes to {@code pixel-events}. */
  record Taken(PixelEvent event) implements Verdict {
    @Override
    public String eventId() {
      return event.eventId();
    }
  }

  /** It goes to {@code rejected-events}. */
  record Rejected(RejectedEvent event, Fault fault) implements Verdict {
    @Override
    public String eventId() {
      return event.eventId();
    }
  }

  /** The visitor did not allow it: nothing of it is kept. */
  record Dropped(String eventId) implements Verdict {}
}
