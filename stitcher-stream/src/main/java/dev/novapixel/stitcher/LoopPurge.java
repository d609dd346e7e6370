package dev.novapixel.stitcher;

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
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes from the loop topics what the streams have consumed and committed: these topics have no
 * retention, so that nothing in flight is ever lost, and would grow for ever. A failed attempt only
 * waits for the next one.
 */
final class LoopPurge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoopPurge.class);
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final long ANSWER_SECONDS = 10;

  private final Admin admin;
  private final String group;
  private final Set<String> topics;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("loop-purge").factory());

  /** Does not close {@code admin}. */
  LoopPurge(Admin admin, String group, Set<String> topics) {
    this.admin = admin;
    this.group = group;
    this.topics = Set.copyOf(topics);
  }

  void start() {
    var _ =
        timer.scheduleWithFixedDelay(
            this::attempt, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void attempt() {
    try {
      purge();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException failed) {
      LOG.debug("The loop topics were not purged this time.", failed);
    }
  }

  /** Deletes what lies before the committed positions. */
  void purge() throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(ANSWER_SECONDS, TimeUnit.SECONDS);
    Map<TopicPartition, RecordsToDelete> consumed = new HashMap<>();
    committed.forEach((partition, position) -> {
      if (topics.contains(partition.topic()) && position != null && position.offset() > 0) {
        consumed.put(partition, RecordsToDelete.beforeOffset(position.offset()));
      }
    });
    admin.deleteRecords(consumed).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
