package dev.novapixel.gateway.produce;

import dev.novapixel.gateway.produce.Breaker.Result;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Entries on their way, until the last of them is acknowledged or given up. Thread-safe. */
final class PendingBatch {
  private final long since;

  /** Each written once, by whoever ends its entry; {@link #open} makes all visible to the last. */
  private final Result[] results;

  private final AtomicInteger open;
  private final CompletableFuture<BitSet> done = new CompletableFuture<>();

  /**
   * @param size how many entries it has; at least one
   * @param since when they were given, as {@link System#nanoTime}
   */
  PendingBatch(int size, long since) {
    this.since = since;
    this.results = new Result[size];
    this.open = new AtomicInteger(size);
  }

  long since() {
    return since;
  }

  CompletableFuture<BitSet> done() {
    return done;
  }

  /** Entry {@code index} has ended; returns whether it was the last, and {@link #complete} due. */
  boolean ended(int index, Result result) {
    results[index] = result;
    return open.decrementAndGet() == 0;
  }

  /** What it says of Kafka; every entry has ended. */
  Result result() {
    Result whole = Result.NOT_TRIED;
    for (Result result : results) {
      whole = result.compareTo(whole) > 0 ? result : whole;
    }
    return whole;
  }

  /** Tells who waits; every entry has ended. */
  void complete() {
    BitSet durable = new BitSet(results.length);
    for (int i = 0; i < results.length; i++) {
      durable.set(i, results[i] == Result.DURABLE);
    }
    done.complete(durable);
  }
}
