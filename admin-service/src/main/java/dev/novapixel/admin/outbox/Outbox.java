package dev.novapixel.admin.outbox;

import dev.novapixel.schemas.topic.Topic;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Where a change says, in its own transaction, that Kafka has to hear of it. A notice tells what
 * changed and not how: the relay publishes the state that it finds, so that states leave in their
 * order whatever the order in which transactions commit. Thread-safe.
 */
public final class Outbox {
  private final Semaphore work = new Semaphore(0);

  /** Leaves a notice; it counts if the transaction of {@code handle} commits. */
  public static void add(Handle handle, Topic<?> topic, String shop, @Nullable String part) {
    handle
        .createUpdate("INSERT INTO outbox (topic, shop, part) VALUES (:topic, :shop, :part)")
        .bind("topic", topic.name())
        .bind("shop", shop)
        .bind("part", part)
        .execute();
  }

  /** A transaction with notices has committed: the relay need not wait for its next look. */
  public void wake() {
    work.release();
  }

  /** Waits for {@link #wake}, at most {@code millis}. */
  void await(long millis) throws InterruptedException {
    if (work.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      work.drainPermits();
    }
  }
}
