package dev.novapixel.gateway.produce;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Where events are kept for good. Entries of one call with the same key are kept in its order. An
 * entry that was not kept for sure may still have been: writing it again is safe, because events
 * have ids. Thread-safe.
 */
public interface EventLog {

  /** Whether it is worth trying: false while it is known that nothing would be acknowledged. */
  boolean isOpen();

  /**
   * Writes {@code entries} without blocking the caller. The answer, which entries are durable,
   * comes within a few seconds in any case, and never as an exception.
   */
  CompletionStage<BitSet> append(List<LogEntry> entries);
}
