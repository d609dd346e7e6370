package dev.novapixel.admin.live;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many records the stream applications have yet to read of their topics, asked of Kafka by a
 * thread of its own every {@link #EVERY}. Thread-safe.
 */
public final class StreamLag implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamLag.class);
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Admin admin;
  private final Supplier<Map<String, String>> groups;
  private final Thread thread;
  private volatile Map<String, @Nullable Long> latest;

  /**
   * Begins to ask when started.
   *
   * @param admin taken over
   * @param groups consumer groups by the name under which they are shown; asked each time
   */
  public StreamLag(Admin admin, Supplier<Map<String, String>> groups) {
    this.admin = admin;
    this.groups = groups;
    this.latest = unknown(groups.get());
    this.thread = Thread.ofPlatform().daemon().name("stream-lag").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /** Records behind by name; null where Kafka did not say. */
  public Map<String, @Nullable Long> latest() {
    return latest;
  }

  @Override
  public void close() {
    thread.interrupt();
    admin.close(Duration.ofSeconds(1));
  }

  private void run() {
    try {
      while (true) {
        latest = ask();
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException closing) {
      LOG.debug("stopped");
    }
  }

  private Map<String, @Nullable Long> ask() throws InterruptedException {
    Map<String, String> asked = groups.get();
    Map<String, @Nullable Long> lags = unknown(asked);
    for (Map.Entry<String, String> group : asked.entrySet()) {
      try {
        lags.put(group.getKey(), lag(group.getValue()));
      } catch (ExecutionException | TimeoutException | RuntimeException away) {
        LOG.debug("the lag of {} is not known: {}", group.getKey(), away.toString());
      }
    }
    return lags;
  }

  /** Null for a group that has not committed anything: it does not run, or has just begun. */
  private @Nullable Long lag(String group)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (committed.isEmpty()) {
      return null;
    }
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    committed.keySet().forEach(partition -> asked.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        admin.listOffsets(asked).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    return behind(committed, ends);
  }

  static long behind(
      Map<TopicPartition, OffsetAndMetadata> committed,
      Map<TopicPartition, ListOffsetsResultInfo> ends) {
    long behind = 0;
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : ends.entrySet()) {
      OffsetAndMetadata next = committed.get(end.getKey());
      behind += next == null ? 0 : Math.max(0, end.getValue().offset() - next.offset());
    }
    return behind;
  }

  private static Map<String, @Nullable Long> unknown(Map<String, String> groups) {
    Map<String, @Nullable Long> lags = new TreeMap<>();
    List.copyOf(groups.keySet()).forEach(name -> lags.put(name, null));
    return lags;
  }
}
