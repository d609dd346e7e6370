package dev.novapixel.schemas.kafka;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Looks at topics in Kafka, giving news of a topic just made the time to reach the broker that is
 * asked.
 */
final class TopicShapes {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private TopicShapes() {}

  static Map<String, TopicShape> of(Admin admin, Collection<String> names, Duration patience) {
    long giveUpAt = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return look(admin, names, patience);
      } catch (ExecutionException failed) {
        if (!(failed.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() > giveUpAt) {
          throw new IllegalStateException("Kafka did not describe its topics.", failed);
        }
      } catch (TimeoutException late) {
        throw new IllegalStateException("Kafka did not describe its topics in time.", late);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", interrupted);
      }
      rest();
    }
  }

  private static Map<String, TopicShape> look(
      Admin admin, Collection<String> names, Duration patience)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<String, TopicDescription> described =
        within(admin.describeTopics(names).allTopicNames(), patience);
    Map<ConfigResource, Config> configs =
        within(
            admin.describeConfigs(names.stream().map(TopicShapes::resource).toList()).all(),
            patience);
    Map<String, TopicShape> shapes = new HashMap<>();
    described.forEach((name, topic) ->
        shapes.put(name, shape(topic, requireNonNull(configs.get(resource(name))))));
    return shapes;
  }

  private static TopicShape shape(TopicDescription topic, Config config) {
    int replicas =
        topic.partitions().stream().mapToInt(each -> each.replicas().size()).min().orElse(0);
    return new TopicShape(
        topic.partitions().size(),
        replicas,
        Integer.parseInt(config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG).value()),
        config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value());
  }

  private static <T> T within(KafkaFuture<T> future, Duration patience)
      throws ExecutionException, TimeoutException, InterruptedException {
    return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static void rest() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
