package dev.novapixel.gateway.protocol;

import java.util.List;

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

  /** How a request is laid out. */
  enum Shape {
    /** One event. */
    SINGLE,
    /** An array of events. */
    ARRAY,
    /** An object whose {@code events} is an array of events. */
    ENVELOPE;

    /** JSON pointer to the event at {@code index}. */
    public String pointer(int index) {
      return switch (this) {
        case SINGLE -> "";
        case ARRAY -> "/" + index;
        case ENVELOPE -> "/events/" + index;
      };
    }
  }
}
