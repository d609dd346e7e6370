package dev.novapixel.stitcher.identity;

import dev.novapixel.stitcher.normalise.TypedEvent;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a unit's journey was told of its events: enough to know which of them tell it something new.
 * A journey knows when its unit was first seen, in which hour it was last active, and which event
 * first carried each identifier; nearly no event changes any of that.
 *
 * @param first event time of the earliest event
 * @param hour of the latest event
 * @param named event time of the earliest event that named the unit's account
 */
record Told(Instant first, Instant hour, Instant named) {
  private static final Instant NEVER = Instant.ofEpochMilli(Long.MAX_VALUE);

  static final Told NOTHING = new Told(NEVER, Instant.ofEpochMilli(Long.MIN_VALUE), NEVER);

  /** Whether {@code event} says more, or may: of two events of one moment the id decides. */
  boolean isNews(TypedEvent event) {
    Instant at = event.occurredAt();
    return !at.isAfter(first)
        || hour(at).isAfter(hour)
        || (event.customerId() != null && !at.isAfter(named));
  }

  Told with(TypedEvent event) {
    Instant at = event.occurredAt();
    return new Told(
        earlier(first, at),
        hour(at).isAfter(hour) ? hour(at) : hour,
        event.customerId() == null ? named : earlier(named, at));
  }

  private static Instant hour(Instant time) {
    return time.truncatedTo(ChronoUnit.HOURS);
  }

  private static Instant earlier(Instant one, Instant other) {
    return other.isBefore(one) ? other : one;
  }

  static void write(StateWriter out, Told told) {
    out.time(told.first).time(told.hour).time(told.named);
  }

  static Told read(StateReader in) {
    return new Told(in.time(), in.time(), in.time());
  }
}
