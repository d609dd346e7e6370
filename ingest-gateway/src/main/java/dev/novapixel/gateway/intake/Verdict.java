package dev.novapixel.gateway.intake;

import dev.novapixel.gateway.protocol.Fault;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.RejectedEvent;
import org.jspecify.annotations.Nullable;

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

  /**
   * The visitor did not allow it: nothing of it is kept.
   *
   * @param trace what the shop keeps in its place, nobody's and without content; if anything
   */
  record Dropped(String eventId, @Nullable PixelEvent trace) implements Verdict {}
}
