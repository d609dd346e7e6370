package dev.novapixel.gateway.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that was read, or the reason why it can't be. */
public sealed interface Parsed {

  /**
   * A request; its events may still be faulty, each for itself.
   *
   * @param shape how it is laid out
   * @param envelope what it says of all its events
   * @param events its events in its own order
   */
  record Request(Shape shape, Envelope envelope, List<SentEvent> events) implements Parsed {
    public Request {
      events = List.copyOf(events);
    }
  }

  /**
   * A request that can't be read.
   *
   * @param fault what is wrong with it
   * @param pointer JSON pointer to where reading stopped
   */
  record Refused(RequestFault fault, String pointer) implements Parsed {}

  /**
   * How a request is laid out.
   *
   * @param list JSON pointer to the array of its events; null if it is one event alone
   * @param isLines whether it is no array, but its elements one behind the other
   */
  record Shape(@Nullable String list, boolean isLines) {
    /** One event. */
    public static final Shape SINGLE = new Shape(null, false);

    /** An array of events. */
    public static final Shape ARRAY = new Shape("", false);

    /** Events one behind the other, usually a line each; counted like those of an array. */
    public static final Shape LINES = new Shape("", true);

    /** An object whose {@code member} is an array of events. */
    public static Shape envelope(String member) {
      return new Shape("/" + member, false);
    }

    /** JSON pointer to the event at {@code index}. */
    public String pointer(int index) {
      return list == null ? "" : list + "/" + index;
    }
  }
}
