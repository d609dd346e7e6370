package dev.novapixel.gateway.spool;

import dev.novapixel.gateway.produce.EventLog;
import dev.novapixel.gateway.produce.KafkaEventLog;
import dev.novapixel.gateway.produce.LogEntry;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event log that keeps events on disk while Kafka is away. As long as something waits there, new
 * events go behind it, so that what a client sends one after the other stays in its order.
 * Thread-safe; never blocks.
 */
public final class SpoolingLog implements EventLog, Closeable {
  private final KafkaEventLog log;
  private final Spool spool;
  private final Replay replay;

  /** What new events wait for while the last ones leave the spool; null at all other times. */
  private final AtomicReference<@Nullable CompletableFuture<Void>> handover =
      new AtomicReference<>();

  private SpoolingLog(KafkaEventLog log, Spool spool) {
    this.log = log;
    this.spool = spool;
    this.replay = new Replay(spool, new Kafka());
  }

  /**
   * Opens the spool in {@code folder}, and begins to empty it.
   *
   * @param log not closed
   * @throws IOException if the folder can't be used
   */
  public static SpoolingLog open(
      KafkaEventLog log, Path folder, SpoolLimits limits, InstantSource clock) throws IOException {
    SpoolingLog spooling =
        new SpoolingLog(log, Spool.open(SpoolFolder.open(folder), limits, clock));
    spooling.replay.start();
    return spooling;
  }

  @Override
  public boolean isOpen() {
    return spool.takes() || (log.isOpen() && (spool.isEmpty() || handover.get() != null));
  }

  @Override
  public CompletionStage<BitSet> append(List<LogEntry> entries) {
    CompletableFuture<Void> emptied = handover.get();
    if (emptied != null) {
      return emptied.thenCompose(nothing -> appendNow(entries));
    }
    return appendNow(entries);
  }

  private CompletionStage<BitSet> appendNow(List<LogEntry> entries) {
    if (spool.isEmpty() && log.isOpen()) {
      return log.append(entries).thenCompose(kept -> withTheRest(entries, kept));
    }
    return spooled(entries, new BitSet());
  }

  private CompletionStage<BitSet> withTheRest(List<LogEntry> entries, BitSet kept) {
    return kept.cardinality() == entries.size()
        ? CompletableFuture.completedFuture(kept)
        : spooled(entries, kept);
  }

  /** All or none of those that are not kept yet go to the disk. */
  private CompletionStage<BitSet> spooled(List<LogEntry> entries, BitSet kept) {
    List<LogEntry> rest = new ArrayList<>();
    for (int i = kept.nextClearBit(0); i < entries.size(); i = kept.nextClearBit(i + 1)) {
      rest.add(entries.get(i));
    }
    return log.encode(rest)
        .map(spool::append)
        .orElseGet(() -> CompletableFuture.completedFuture(false))
        .thenApply(onDisk -> onDisk ? all(entries.size()) : kept);
  }

  private static BitSet all(int size) {
    BitSet all = new BitSet(size);
    all.set(0, size);
    return all;
  }

  /** Bytes that wait. */
  public long bytes() {
    return spool.bytes();
  }

  /** Events that wait. */
  public long records() {
    return spool.records();
  }

  /** Since when the oldest that waits does, in milliseconds. */
  public long age() {
    return spool.age();
  }

  /** What waits stays on the disk for the next start. */
  @Override
  public void close() throws IOException {
    replay.close();
    spool.close();
  }

  private final class Kafka implements Replay.Target {
    @Override
    public boolean isOpen() {
      return log.isOpen();
    }

    @Override
    public CompletionStage<BitSet> write(List<ProducerRecord<byte[], byte[]>> records) {
      return log.write(records);
    }

    @Override
    public void hold() {
      handover.compareAndSet(null, new CompletableFuture<>());
    }

    @Override
    public void proceed() {
      CompletableFuture<Void> waiting = handover.getAndSet(null);
      if (waiting != null) {
        waiting.complete(null);
      }
    }
  }
}
