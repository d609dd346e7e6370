package dev.novapixel.gateway.intake;

import org.jspecify.annotations.Nullable;

/**
 * What a client is told of one of its events.
 *
 * @param id its id, given or derived
 * @param status what became of it
 * @param code why, where it was not simply taken
 * @param path JSON pointer to what is wrong, in the request's own shape
 */
public record EventResult(String id, Status status, @Nullable String code, @Nullable String path) {

  /** Accepted, but its visitor did not allow analytics: nothing of it was kept. */
  public static final String DROPPED_BY_CONSENT = "dropped_by_consent";

  /** Kafka did not acknowledge it in time. */
  public static final String NOT_ACKNOWLEDGED = "not_acknowledged";

  /** What became of an event. */
  public enum Status {
    /** It is in Kafka, or was dropped because its visitor wants it so. */
    ACCEPTED,
    /** It can't be used; sending it again is no use either. */
    REJECTED,
    /** It may or may not be in Kafka: send it again, its id makes that safe. */
    RETRY
  }
}
