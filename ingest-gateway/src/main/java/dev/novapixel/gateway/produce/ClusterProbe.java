package dev.novapixel.gateway.produce;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.TopicProvisioning;
import dev.novapixel.schemas.kafka.TopicProvisioning.TopicMismatchException;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
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
  private static final List<Topic<?>> OURS =
      List.of(Topics.PIXEL_EVENTS, Topics.REJECTED_EVENTS, Topics.SHOP_SETTINGS);
  private static final List<String> WRITTEN =
      List.of(Topics.PIXEL_EVENTS.in(Epoch.FIRST), Topics.REJECTED_EVENTS.in(Epoch.FIRST));
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int TIMEOUT_MS = 1000;

  private final Settings settings;
  private final Map<String, Object> properties;
  private final Producer<?, ?> producer;
  private final Breaker breaker;
  private final Thread thread;
  private volatile boolean succeeded;

  /**
   * @param producer told the topics' metadata before requests use it; not closed
   */
  ClusterProbe(Settings settings, Producer<?, ?> producer, Breaker breaker) {
    this.settings = settings;
    this.properties = ClientProperties.admin(settings, "nova-gateway-probe");
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    properties.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, (long) TIMEOUT_MS / 4);
    this.producer = producer;
    this.breaker = breaker;
    this.thread = Thread.ofPlatform().name("probe").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Whether the cluster ever answered. */
  boolean hasSucceeded() {
    return succeeded;
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        breaker.awaitOpen();
        LOG.info("Kafka takes no records: requests are refused until it does");
        if (awaitCluster()) {
          LOG.info("Kafka answers");
          succeeded = true;
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
      if (!succeeded) {
        new TopicProvisioning(admin, settings).ensure(Epoch.FIRST, OURS);
      }
      Map<String, TopicDescription> found =
          admin.describeTopics(WRITTEN).allTopicNames().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
      if (!found.values().stream().allMatch(ClusterProbe::hasLeaders)) {
        return false;
      }
      WRITTEN.forEach(producer::partitionsFor);
      return true;
    } catch (TopicMismatchException wrong) {
      LOG.error(wrong.getMessage());
      return false;
    } catch (ExecutionException | TimeoutException | KafkaException | IllegalStateException away) {
      LOG.debug("Kafka is away: {}", away.toString());
      return false;
    }
  }

  private static boolean hasLeaders(TopicDescription topic) {
    return topic.partitions().stream()
        .allMatch(partition -> partition.leader() != null && !partition.leader().isEmpty());
  }
}
