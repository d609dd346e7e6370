package dev.novapixel.local.send;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends events side by side in a few lanes. All events of a client go through one lane, and a lane
 * has one request under way at a time, so that a client's events arrive in their order. Whoever
 * gives events waits while a lane is full.
 */
final class Lanes implements AutoCloseable {
  /** Enough to keep a gateway on two cores busy. */
  static final int COUNT = 4;

  /** Events that wait in a lane. */
  private static final int WAITING = 2_000;

  private static final long LOOK_MILLIS = 200;
  private static final Outgoing END = new Outgoing("", 0, "");

  private final Poster poster;
  private final List<BlockingQueue<Outgoing>> queues = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

  Lanes(Poster poster) {
    this.poster = poster;
    for (int i = 0; i < COUNT; i++) {
      var queue = new ArrayBlockingQueue<Outgoing>(WAITING);
      queues.add(queue);
      threads.add(Thread.ofVirtual().name("lane-" + i).start(() -> drain(queue)));
    }
  }

  /** Hands an event over. Throws what a lane has failed with. */
  void give(Outgoing event) throws InterruptedException {
    put(queues.get(Math.floorMod(event.lane().hashCode(), COUNT)), event);
  }

  /** Waits until everything that was given is settled. Throws what a lane has failed with. */
  void finish() throws InterruptedException {
    for (var queue : queues) {
      put(queue, END);
    }
    for (var thread : threads) {
      thread.join();
    }
    throwFailure();
  }

  /** Stops at once; what has not been sent stays unsent. */
  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }

  private void put(BlockingQueue<Outgoing> queue, Outgoing event) throws InterruptedException {
    do {
      throwFailure();
    } while (!queue.offer(event, LOOK_MILLIS, TimeUnit.MILLISECONDS));
  }

  private void drain(BlockingQueue<Outgoing> queue) {
    try {
      var batch = new ArrayList<Outgoing>();
      boolean ended = false;
      while (!ended) {
        batch.add(queue.take());
        queue.drainTo(batch, Poster.LARGEST_BATCH - 1);
        ended = batch.remove(END);
        poster.post(batch);
        batch.clear();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failed) {
      failure.compareAndSet(null, failed);
    }
  }

  private void throwFailure() {
    var failed = failure.get();
    if (failed != null) {
      throw failed;
    }
  }
}
