package dev.novapixel.gateway.intake;

import dev.novapixel.gateway.produce.EventLog;
import dev.novapixel.gateway.produce.LogEntry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** An event log in memory that acknowledges what it is told to. Not thread-safe. */
final class MemoryLog implements EventLog {
  final List<LogEntry> entries = new ArrayList<>();
  boolean open = true;
  Predicate<LogEntry> acknowledges = entry -> true;

  /** Set, nothing is answered until it completes. */
  CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public CompletionStage<BitSet> append(List<LogEntry> added) {
    BitSet durable = new BitSet();
    for (int i = 0; i < added.size(); i++) {
      durable.set(i, acknowledges.test(added.get(i)));
    }
    entries.addAll(added);
    return gate.thenApply(passed -> durable);
  }
}
