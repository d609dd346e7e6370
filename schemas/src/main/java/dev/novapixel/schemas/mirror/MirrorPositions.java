package dev.novapixel.schemas.mirror;

import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.topic.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;

/**
 * How far each partition is mirrored, kept in Redis beside what is mirrored: if Redis loses the
 * one, it loses the other, and the log is read again from where it stands now. Used by one thread.
 */
final class MirrorPositions {
  private final UnifiedJedis redis;
  private final RedisWriter writer;
  private final String positionKey;
  private final String reachKey;

  /** What we left in Redis for each partition; an empty text where there was nothing. */
  private final Map<TopicPartition, String> left = new HashMap<>();

  private final Set<TopicPartition> missing = new HashSet<>();

  MirrorPositions(UnifiedJedis redis, RedisKeys keys, Topic<?> topic) {
    this.redis = redis;
    this.writer = new RedisWriter(redis);
    this.positionKey = keys.mirrorPosition(topic);
    this.reachKey = keys.mirrorReach(topic);
  }

  /**
   * A step forward to be taken.
   *
   * @param partition where
   * @param next the offset to be mirrored next
   * @param reach wall-clock milliseconds up to which everything is mirrored, if that is known
   */
  record Step(TopicPartition partition, long next, @Nullable Long reach) {}

  /** Partitions that are ours from now on, whose positions are still to be loaded. */
  void add(Collection<TopicPartition> partitions) {
    missing.addAll(partitions);
  }

  void forget(Collection<TopicPartition> partitions) {
    missing.removeAll(partitions);
    left.keySet().removeAll(partitions);
  }

  boolean someMissing() {
    return !missing.isEmpty();
  }

  boolean isMissing(TopicPartition partition) {
    return missing.contains(partition);
  }

  /**
   * Asks Redis where the missing ones stand; empty where it has nothing, which means from the
   * beginning.
   */
  Map<TopicPartition, OptionalLong> load() {
    List<TopicPartition> partitions = new ArrayList<>(missing);
    String[] fields = partitions.stream().map(MirrorPositions::field).toArray(String[]::new);
    List<String> stored = redis.hmget(positionKey, fields);
    Map<TopicPartition, OptionalLong> loaded = new HashMap<>();
    for (int i = 0; i < partitions.size(); i++) {
      String text = stored.get(i);
      loaded.put(partitions.get(i), stands(partitions.get(i), text == null ? "" : text));
    }
    missing.clear();
    return loaded;
  }

  /**
   * Takes the steps. Where Redis has lost what we left, the answer says where it stands instead;
   * there the step was not taken.
   */
  Map<TopicPartition, OptionalLong> advance(List<Step> steps) {
    List<Object> answers = writer.run(steps.stream().map(this::call).toList());
    Map<TopicPartition, OptionalLong> lost = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      String stands = answers.get(i).toString();
      OptionalLong position = stands(step.partition(), stands);
      if (!stands.equals(Long.toString(step.next()))) {
        lost.put(step.partition(), position);
      }
    }
    return lost;
  }

  private RedisCall call(Step step) {
    return new RedisCall(
        MirrorScripts.ADVANCE,
        List.of(positionKey, reachKey),
        List.of(
            field(step.partition()),
            left.getOrDefault(step.partition(), ""),
            Long.toString(step.next()),
            step.reach() == null ? "" : step.reach().toString()));
  }

  private OptionalLong stands(TopicPartition partition, String text) {
    left.put(partition, text);
    return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
  }

  private static String field(TopicPartition partition) {
    return Integer.toString(partition.partition());
  }
}
