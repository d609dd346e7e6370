package dev.novapixel.gateway.produce;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Entries on their way, until the last of them is acknowledged or given up. Thread-safe. */
final class PendingBatch {
  private final List<LogEntry> entries;
  private final long since;
  private final BitSet durable = new BitSet();
  private final CompletableFuture<BitSet> done = new CompletableFuture<>();
  private int open;

  /**
   * @param entries not empty
   * @param since when they were given, as {@link System#nanoTime}
   */
  PendingBatch(List<LogEntry> entries, long since) {
    this.entries = entries;
    this.since = since;
    this.open = entries.size();
  }

  List<LogEntry> entries() {
    return entries;
  }

  long since() {
    return since;
  }

  CompletableFuture<BitSet> done() {
    return done;
  }

  /** Entry {@code index} has ended; returns whether it was the last, and {@link #complete} due. */
  synchronized boolean ended(int index, boolean acknowledged) {
    durable.set(index, acknowledged);
    return --open == 0;
  }

  /** Whether every entry is durable. */
  synchronized boolean isDurable() {
    return durable.cardinality() == entries.size();
  }

  /** Tells who waits; every entry has ended. */
  void complete() {
    done.complete(durable);
  }
}
