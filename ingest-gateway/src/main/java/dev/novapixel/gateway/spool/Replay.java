package dev.novapixel.gateway.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the spool into the log, in order, as soon as the log takes something; deletes a segment
 * only when all of it was acknowledged. A process that is killed in between begins a segment again:
 * that makes duplicates, which have the same ids. Has a thread of its own.
 */
final class Replay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** Written at once, and held in memory for it. */
  private static final int BATCH_RECORDS = 500;

  private static final int BATCH_BYTES = 1 << 20;

  /** So little left is gone in a moment: new events may wait for that instead of the disk. */
  private static final long NEARLY_EMPTY = BATCH_BYTES;

  private final Spool spool;
  private final Target target;
  private final Thread thread;

  /** Where the records go. */
  interface Target {
    /** Whether it is worth trying. */
    boolean isOpen();

    /** Writes in this order; says which are durable. */
    CompletionStage<BitSet> write(List<ProducerRecord<byte[], byte[]>> records);

    /** Little is left: whoever has something new is to wait until {@link #proceed}. */
    void hold();

    /** Nobody has to wait any longer: the spool is empty, or won't be soon. */
    void proceed();
  }

  /** A replay that {@link #start} sets going. */
  Replay(Spool spool, Target target) {
    this.spool = spool;
    this.target = target;
    this.thread = Thread.ofPlatform().name("spool-replay").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        replay(new SegmentReader(spool.awaitOldest()));
        if (spool.isEmpty()) {
          LOG.info("The spool is empty");
          target.proceed();
        }
      }
    } catch (InterruptedException | ClosedByInterruptException closing) {
      target.proceed();
    } catch (IOException broken) {
      target.proceed();
      LOG.error("The spool can't be read, and stays as it is", broken);
    }
  }

  private void replay(SegmentReader segment) throws IOException, InterruptedException {
    do {
      List<ProducerRecord<byte[], byte[]>> batch = batch(segment);
      while (!batch.isEmpty()) {
        spool.reached(batch.getFirst().timestamp());
        write(batch, segment);
        spool.done(batch.size());
        batch = batch(segment);
      }
    } while (!spool.retire(segment.segment(), segment.position()));
  }

  private static List<ProducerRecord<byte[], byte[]>> batch(SegmentReader segment)
      throws IOException {
    List<ProducerRecord<byte[], byte[]>> batch = new ArrayList<>();
    long begin = segment.position();
    while (!segment.isAtEnd()
        && batch.size() < BATCH_RECORDS
        && segment.position() - begin < BATCH_BYTES) {
      ProducerRecord<byte[], byte[]> next = segment.next();
      if (next == null) {
        throw new IOException("damaged: " + segment.segment().file());
      }
      batch.add(next);
    }
    return batch;
  }

  private void write(List<ProducerRecord<byte[], byte[]>> batch, SegmentReader segment)
      throws InterruptedException {
    List<ProducerRecord<byte[], byte[]>> left = batch;
    while (!left.isEmpty()) {
      while (!target.isOpen()) {
        target.proceed();
        Thread.sleep(PAUSE);
      }
      if (spool.bytes() - segment.position() < NEARLY_EMPTY) {
        target.hold();
      }
      left = notDurable(left);
      if (!left.isEmpty()) {
        target.proceed();
        Thread.sleep(PAUSE);
      }
    }
  }

  private List<ProducerRecord<byte[], byte[]>> notDurable(
      List<ProducerRecord<byte[], byte[]>> records) throws InterruptedException {
    try {
      BitSet durable = target.write(records).toCompletableFuture().get();
      return IntStream.range(0, records.size())
          .filter(i -> !durable.get(i))
          .mapToObj(records::get)
          .toList();
    } catch (ExecutionException never) {
      throw new UncheckedIOException(new IOException(never));
    }
  }

  /** What was not written stays in the spool. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
