package dev.novapixel.local.stack;

import org.jspecify.annotations.Nullable;

/**
 * What the supervisor knows of one part.
 *
 * @param name its name
 * @param status how far it is
 * @param pid its process, 0 while it has none
 * @param port the port that it is known by
 * @param since epoch milliseconds at which it came to {@code status}
 * @param restarts how often it was started again because it had ended by itself
 * @param log where it writes what it has to say
 * @param reason why it is down, if it is
 */
public record PartState(
    String name,
    Status status,
    long pid,
    int port,
    long since,
    int restarts,
    String log,
    @Nullable String reason) {

  /** How far a part is. */
  public enum Status {
    WAITING,
    STARTING,
    READY,
    /** Ended by itself, and waits to be started again. */
    DOWN,
    FAILED,
    STOPPED
  }
}
