package dev.novapixel.gateway.protocol;

/**
 * What is wrong with an event, and where.
 *
 * @param reason what
 * @param pointer JSON pointer to where: within the event, or within the request if {@code shared}
 * @param shared whether it stands in the envelope and so concerns every event
 */
public record Fault(Reason reason, String pointer, boolean shared) {

  /** Something wrong within one event. */
  public static Fault of(Reason reason, String pointer) {
    return new Fault(reason, pointer, false);
  }

  Fault ofEnvelope() {
    return new Fault(reason, pointer, true);
  }
}
