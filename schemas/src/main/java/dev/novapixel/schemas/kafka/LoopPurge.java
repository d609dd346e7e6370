package dev.novapixel.schemas.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the topics short in which a streams process talks to itself. They have no retention, so
 * that nothing is lost that was not read yet; what the process has read and committed is deleted
 * once a minute. A failed attempt waits for the next.
 */
public final class LoopPurge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoopPurge.class);
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final long PATIENCE_SECONDS = 10;

  private final Admin admin;
  private final String group;
  private final Set<String> topics;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("loop-purge").factory());

  /**
   * Does not close {@code admin}.
   *
   * @param group the process's consumer group: {@link ClientProperties#applicationId}
   * @param topics names in Kafka
   */
  public LoopPurge(Admin admin, String group, Set<String> topics) {
    this.admin = admin;
    this.group = group;
    this.topics = Set.copyOf(topics);
  }

  /** Begins to purge every minute. */
  public void start() {
    var _ =
        timer.scheduleWithFixedDelay(
            this::attempt, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Deletes what lies before the committed positions, now. */
  public void purge() throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, RecordsToDelete> read = new HashMap<>();
    admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .forEach((partition, next) -> {
          if (topics.contains(partition.topic()) && next != null && next.offset() > 0) {
            read.put(partition, RecordsToDelete.beforeOffset(next.offset()));
          }
        });
    admin.deleteRecords(read).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void attempt() {
    try {
      purge();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException failed) {
      LOG.debug("Not purged this time.", failed);
    } catch (RuntimeException unexpected) {
      LOG.warn("The loop was not purged.", unexpected);
    }
  }
}
