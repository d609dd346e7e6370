package dev.novapixel.gateway.produce;

import dev.novapixel.schemas.kafka.TopicProvisioning.TopicMismatchException;
import dev.novapixel.schemas.ops.Check;
import dev.novapixel.schemas.registry.SchemaRegistryException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Kafka, while the breaker is open, whether every partition of our topics has a leader again;
 * four times a second, so that requests need not find out by waiting. Has a thread of its own and a
 * connection only while it asks.
 */
final class ClusterProbe implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterProbe.class);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration METADATA_PAUSE = Duration.ofMillis(10);
  private static final int TIMEOUT_MS = 1000;

  private final Map<String, Object> properties;
  private final Producer<?, ?> producer;
  private final Breaker breaker;
  private final Thread thread;
  private final Preparation preparation;
  private volatile boolean prepared;
  private volatile Check check = Check.failed("not reached yet");

  /** What has to be done once before anything is written; throws until it could be. */
  interface Preparation {
    void prepare(Admin admin);
  }

  /**
   * A probe that {@link #start} sets going.
   *
   * @param admin properties of a client that asks
   * @param producer told the topics' metadata before requests use it; not closed
   */
  ClusterProbe(
      Map<String, Object> admin,
      Producer<?, ?> producer,
      Breaker breaker,
      Preparation preparation) {
    this.properties = admin;
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    properties.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, (long) TIMEOUT_MS / 4);
    this.producer = producer;
    this.breaker = breaker;
    this.preparation = preparation;
    this.thread = Thread.ofPlatform().name("probe").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Whether the cluster ever answered and all was prepared; if not, why. */
  Check check() {
    return check;
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        breaker.awaitOpen();
        LOG.info("Requests are refused until Kafka answers");
        if (awaitCluster()) {
          LOG.info("Kafka answers");
          breaker.clusterAnswers();
        }
      }
    } catch (InterruptedException closing) {
      LOG.debug("probe ends");
    }
  }

  /** Whether the cluster answers; asks until it does, or an acknowledgement says so before. */
  private boolean awaitCluster() throws InterruptedException {
    try (Admin admin = Admin.create(properties)) {
      while (breaker.state() == Breaker.State.OPEN) {
        if (answers(admin)) {
          return true;
        }
        Thread.sleep(PAUSE);
      }
    } catch (KafkaException unresolvable) {
      LOG.warn("Kafka's address can't be used: {}", unresolvable.toString());
      Thread.sleep(PAUSE);
    }
    return false;
  }

  private boolean answers(Admin admin) throws InterruptedException {
    try {
      if (!prepared) {
        preparation.prepare(admin);
        prepared = true;
      }
      Map<String, TopicDescription> found =
          admin
              .describeTopics(EntryRecords.TOPICS)
              .allTopicNames()
              .get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
      if (!found.values().stream().allMatch(ClusterProbe::hasLeaders)) {
        return false;
      }
      for (String topic : EntryRecords.TOPICS) {
        awaitMetadata(topic);
      }
      check = Check.OK;
      return true;
    } catch (TopicMismatchException | SchemaRegistryException unfit) {
      note(unfit);
      return false;
    } catch (ExecutionException | TimeoutException | KafkaException | IllegalStateException away) {
      LOG.debug("Kafka is away: {}", away.toString());
      return false;
    }
  }

  /** The producer is told to fetch a topic's metadata, but never waits for it. */
  private void awaitMetadata(String topic) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MS);
    while (true) {
      try {
        producer.partitionsFor(topic);
        return;
      } catch (org.apache.kafka.common.errors.TimeoutException notYet) {
        if (System.nanoTime() > end) {
          throw notYet;
        }
        Thread.sleep(METADATA_PAUSE);
      }
    }
  }

  /** Somebody has to do something about it: said once, and by the readiness check for as long. */
  private void note(RuntimeException unfit) {
    Check failed = Check.failed(String.valueOf(unfit.getMessage()));
    if (!failed.equals(check)) {
      LOG.error("Events can't be written: {}", unfit.getMessage());
      check = failed;
    }
  }

  private static boolean hasLeaders(TopicDescription topic) {
    return topic.partitions().stream()
        .allMatch(partition -> partition.leader() != null && !partition.leader().isEmpty());
  }
}
