package dev.novapixel.local.stack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the supervisor knows of the whole stack: the content of {@code state.json}.
 *
 * @param pid the supervisor's process
 * @param portBase the lowest port of the stack
 * @param host where its parts listen
 * @param since epoch milliseconds at which the supervisor started
 * @param phase how far the stack is
 * @param reason why it failed, if it did
 * @param parts its parts in the order in which they are listed
 */
public record StackState(
    long pid,
    int portBase,
    String host,
    long since,
    Phase phase,
    @Nullable String reason,
    List<PartState> parts) {

  /** How far the stack is. */
  public enum Phase {
    STARTING,
    READY,
    STOPPING,
    STOPPED,
    FAILED
  }

  public StackState {
    parts = List.copyOf(parts);
  }
}
