package dev.novapixel.stitcher.identity;

import dev.novapixel.stitcher.normalise.TypedEvent;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Instant;
import java.util.Comparator;

/**
 * The event that showed something: by event time, ties by id.
 *
 * @param occurredAt its event time
 * @param eventId its id
 * @param receivedAt when the gateway received it: the timestamp of every record that follows
 */
public record Cause(Instant occurredAt, String eventId, Instant receivedAt)
    implements Comparable<Cause> {
  private static final Comparator<Cause> ORDER =
      Comparator.comparing(Cause::occurredAt).thenComparing(Cause::eventId);

  static Cause of(TypedEvent event) {
    return new Cause(event.occurredAt(), event.eventId(), event.receivedAt());
  }

  @Override
  public int compareTo(Cause other) {
    return ORDER.compare(this, other);
  }

  Cause earlier(Cause other) {
    return other.compareTo(this) < 0 ? other : this;
  }

  Cause later(Cause other) {
    return other.compareTo(this) > 0 ? other : this;
  }

  static void write(StateWriter out, Cause cause) {
    out.time(cause.occurredAt).text(cause.eventId).time(cause.receivedAt);
  }

  static Cause read(StateReader in) {
    return new Cause(in.time(), in.text(), in.time());
  }
}
