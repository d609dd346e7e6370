package dev.novapixel.gateway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that wait on disk, in the order in which they came. Whoever appends never waits for the
 * disk: one thread writes what has come since its last write, and asks the disk once for all of it.
 * Thread-safe; read and emptied by one thread.
 *
 * <p>Nothing that was taken is thrown away: where the limits are reached nothing more is taken.
 */
final class Spool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
  private static final long EMPTY = Long.MAX_VALUE;

  /** Asks the writer to end; an interrupt would close the file that it writes. */
  private static final Pending END =
      new Pending(ByteBuffer.allocate(0), 0, new CompletableFuture<>());

  private final SpoolFolder folder;
  private final SpoolLimits limits;
  private final InstantSource clock;

  /** Oldest first; guarded by this. The writer adds to the last one, if that is {@link #active}. */
  private final Deque<Segment> segments = new ArrayDeque<>();

  private @Nullable Segment active;

  /** What waits for the disk: bounded, because each was counted against the limit before. */
  private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();

  /** Bytes of what waits, on the disk and for it; 0 says that nothing waits. */
  private final AtomicLong bytes = new AtomicLong();

  private final AtomicLong records = new AtomicLong();
  private final Thread writer;
  private volatile long oldest = EMPTY;
  private volatile boolean closed;

  /** A request's records; {@code kept} is told whether the disk has them. */
  private record Pending(ByteBuffer frames, int count, CompletableFuture<Boolean> kept) {}

  private Spool(SpoolFolder folder, SpoolLimits limits, InstantSource clock) {
    this.folder = folder;
    this.limits = limits;
    this.clock = clock;
    this.writer = Thread.ofPlatform().name("spool-writer").daemon().unstarted(this::write);
  }

  /** Opens the spool with whatever an earlier process has left in it. */
  static Spool open(SpoolFolder folder, SpoolLimits limits, InstantSource clock)
      throws IOException {
    Spool spool = new Spool(folder, limits, clock);
    for (Segment left : folder.recover()) {
      spool.segments.add(left);
      spool.bytes.addAndGet(left.committed());
      spool.records.addAndGet(left.recovered());
    }
    if (!spool.segments.isEmpty()) {
      LOG.info("{} events of an earlier run wait in the spool", spool.records.get());
    }
    spool.writer.start();
    return spool;
  }

  /** Whether nothing waits. */
  boolean isEmpty() {
    return bytes.get() == 0;
  }

  /** Whether something more would be taken. */
  boolean takes() {
    return !closed && bytes.get() < limits.bytes() && age() <= limits.age().toMillis();
  }

  /** Milliseconds since the oldest that waits was received; 0 if nothing waits. */
  long age() {
    long since = oldest;
    return since == EMPTY ? 0 : Math.max(0, clock.millis() - since);
  }

  long bytes() {
    return bytes.get();
  }

  /** How many wait on the disk. */
  long records() {
    return records.get();
  }

  /** Takes all of {@code added} or nothing; the answer says whether the disk has them. */
  CompletionStage<Boolean> append(List<ProducerRecord<byte[], byte[]>> added) {
    int size = added.stream().mapToInt(Frame::size).sum();
    if (!takes() || !reserve(size)) {
      return CompletableFuture.completedFuture(false);
    }
    ByteBuffer frames = ByteBuffer.allocate(size);
    added.forEach(record -> Frame.write(record, frames));
    Pending pending = new Pending(frames.flip(), added.size(), new CompletableFuture<>());
    queue.add(pending);
    return pending.kept();
  }

  private boolean reserve(int size) {
    if (bytes.addAndGet(size) <= limits.bytes()) {
      return true;
    }
    bytes.addAndGet(-size);
    return false;
  }

  private void write() {
    List<Pending> group = new ArrayList<>();
    try {
      boolean ending = false;
      while (!ending) {
        group.add(queue.take());
        queue.drainTo(group);
        ending = group.removeIf(pending -> pending.count() == 0);
        commit(group);
        group.clear();
      }
    } catch (InterruptedException nobodyDoes) {
      throw new IllegalStateException(nobodyDoes);
    }
  }

  private void commit(List<Pending> group) {
    if (group.isEmpty()) {
      return;
    }
    boolean kept = store(group);
    group.forEach(pending -> pending.kept().complete(kept));
  }

  private synchronized boolean store(List<Pending> group) {
    int size = group.stream().mapToInt(pending -> pending.frames().remaining()).sum();
    ByteBuffer all = ByteBuffer.allocate(size);
    group.forEach(pending -> all.put(pending.frames()));
    try {
      active().append(all.flip());
      records.addAndGet(group.stream().mapToInt(Pending::count).sum());
      notifyAll();
      return true;
    } catch (IOException failed) {
      LOG.error("The spool can't be written: {}", failed.toString());
      // What the disk made of it is not known: nothing may follow it in this file.
      active = null;
      bytes.addAndGet(-size);
      return false;
    }
  }

  private Segment active() throws IOException {
    Segment last = active;
    if (last == null || last.committed() >= limits.segmentBytes()) {
      last = folder.create();
      active = last;
      segments.add(last);
    }
    return last;
  }

  /** The oldest segment; waits until there is one. */
  synchronized Segment awaitOldest() throws InterruptedException {
    while (segments.isEmpty()) {
      wait();
    }
    return segments.getFirst();
  }

  /** The reader has come to a record that was received then. */
  void reached(long receivedAt) {
    oldest = receivedAt;
  }

  /** So many more do not wait any longer. */
  void done(int count) {
    records.addAndGet(-count);
  }

  /**
   * Everything of the oldest segment is written elsewhere, up to {@code position}; deletes it.
   *
   * @return false if more has come behind it since
   */
  synchronized boolean retire(Segment segment, long position) throws IOException {
    if (segment == active) {
      if (segment.committed() > position) {
        return false;
      }
      active = null;
    }
    segments.remove(segment);
    segment.delete();
    if (bytes.addAndGet(-segment.committed()) == 0) {
      oldest = EMPTY;
    }
    return true;
  }

  /** What has been taken is on the disk when this returns; nothing more is taken. */
  @Override
  public void close() throws IOException {
    closed = true;
    queue.add(END);
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      for (Segment segment : segments) {
        segment.close();
      }
    }
    folder.close();
  }
}
