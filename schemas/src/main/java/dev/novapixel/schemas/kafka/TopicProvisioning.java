package dev.novapixel.schemas.kafka;

import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Topics as the catalogue and the settings want them: missing ones are made, those that are there
 * are looked at and never changed. Several services may do so at the same time.
 */
public final class TopicProvisioning {
  /** Long enough for a broker that has just started to elect its leaders. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A reader that was away for less sees every deletion in a compacted topic. */
  private static final Duration TOMBSTONES_KEPT = Duration.ofDays(7);

  /**
   * What was deleted from a compacted topic is gone from its files by then; erasure counts on it.
   */
  private static final Duration COMPACTED_WITHIN = Duration.ofDays(1);

  private static final String FOR_EVER = "-1";

  private final Admin admin;
  private final int partitions;
  private final int replicas;
  private final int minInSync;

  /** Does not close {@code admin}. */
  public TopicProvisioning(Admin admin, Settings settings) {
    this.admin = admin;
    this.partitions = settings.get(Setting.PARTITIONS);
    this.replicas = settings.get(Setting.REPLICATION_FACTOR);
    this.minInSync = settings.get(Setting.MIN_ISR);
  }

  /**
   * Returns when all {@code topics} of {@code epoch} exist and are as they have to be.
   *
   * @throws TopicMismatchException when a topic exists in another shape; it names every one
   */
  public void ensure(Epoch epoch, Collection<? extends Topic<?>> topics) {
    Map<String, Topic<?>> byName = new HashMap<>();
    topics.forEach(topic -> byName.put(topic.in(epoch), topic));
    create(byName);
    List<String> problems = new ArrayList<>();
    TopicShapes.of(admin, byName.keySet(), PATIENCE)
        .forEach((name, shape) -> problems.addAll(problems(name, byName, shape)));
    if (!problems.isEmpty()) {
      throw new TopicMismatchException(problems);
    }
  }

  private void create(Map<String, Topic<?>> byName) {
    Collection<NewTopic> wanted =
        byName.entrySet().stream().map(entry -> wanted(entry.getKey(), entry.getValue())).toList();
    Map<String, KafkaFuture<Void>> made = admin.createTopics(wanted).values();
    made.forEach((name, future) -> {
      try {
        future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (ExecutionException failed) {
        if (!(failed.getCause() instanceof TopicExistsException)) {
          throw new IllegalStateException("Topic " + name + " cannot be made.", failed);
        }
      } catch (TimeoutException late) {
        throw new IllegalStateException("Kafka did not make topic " + name + " in time.", late);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", interrupted);
      }
    });
  }

  private NewTopic wanted(String name, Topic<?> topic) {
    return new NewTopic(name, partitions(topic), (short) replicas).configs(settings(topic));
  }

  private int partitions(Topic<?> topic) {
    Integer fixed = topic.partitions();
    return fixed == null ? partitions : fixed;
  }

  private Map<String, String> settings(Topic<?> topic) {
    Map<String, String> settings = new HashMap<>();
    settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanup().policy());
    settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minInSync));
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
    Duration retention = topic.retention();
    settings.put(TopicConfig.RETENTION_MS_CONFIG, retention == null ? FOR_EVER : millis(retention));
    if (topic.cleanup() == Topic.Cleanup.COMPACT) {
      settings.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, millis(TOMBSTONES_KEPT));
      settings.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, millis(COMPACTED_WITHIN));
    }
    return settings;
  }

  private List<String> problems(String name, Map<String, Topic<?>> byName, TopicShape shape) {
    List<String> problems = new ArrayList<>();
    Topic<?> topic = byName.get(name);
    if (topic != null && topic.partitions() != null && shape.partitions() != partitions(topic)) {
      problems.add(
          "%s has %d partitions and needs %d: all of its records are in one order."
              .formatted(name, shape.partitions(), partitions(topic)));
    } else if (topic != null && shape.partitions() != partitions(topic)) {
      problems.add(
          "%s has %d partitions and %s asks for %d. A topic keeps its partitions for ever: set %s to %d."
              .formatted(
                  name,
                  shape.partitions(),
                  Setting.PARTITIONS,
                  partitions,
                  Setting.PARTITIONS,
                  shape.partitions()));
    }
    if (shape.replicas() < replicas) {
      problems.add(
          "%s has %d replicas and %s asks for %d: reassign its partitions."
              .formatted(name, shape.replicas(), Setting.REPLICATION_FACTOR, replicas));
    }
    if (shape.minInSync() < minInSync) {
      problems.add(
          "%s counts a record as written with %d replicas and %s asks for %d: raise its %s."
              .formatted(
                  name,
                  shape.minInSync(),
                  Setting.MIN_ISR,
                  minInSync,
                  TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG));
    }
    if (topic != null && !shape.cleanup().equals(topic.cleanup().policy())) {
      problems.add(
          "%s has the cleanup policy %s and needs %s: set its %s."
              .formatted(
                  name,
                  shape.cleanup(),
                  topic.cleanup().policy(),
                  TopicConfig.CLEANUP_POLICY_CONFIG));
    }
    return problems;
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  /** The topics that another deployment made in a shape ours cannot work with. */
  public static final class TopicMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TopicMismatchException(List<String> problems) {
      super(
          problems.stream()
              .collect(Collectors.joining("\n  ", "Topics are not as they have to be:\n  ", "")));
    }
  }
}
