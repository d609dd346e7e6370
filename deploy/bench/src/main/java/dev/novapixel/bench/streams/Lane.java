package dev.novapixel.bench.streams;

import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import java.time.Duration;

/** The topics between which {@link PassThrough} carries what a real process would compute on. */
final class Lane {
  private static final Duration KEPT = Duration.ofHours(1);

  private Lane() {}

  /** Where records come in that are written like those of {@code topic}. */
  static <V> Topic<V> in(Topic<V> topic) {
    return new Topic<>(
        "bench-" + topic.name() + "-in", topic.value(), true, Topic.Cleanup.DELETE, KEPT);
  }

  /** Where they go. */
  static <V> Topic<V> out(Topic<V> topic) {
    return new Topic<>(
        "bench-" + topic.name() + "-out", topic.value(), true, Topic.Cleanup.DELETE, KEPT);
  }

  static Topic<?> named(String name) {
    return Topics.ALL.stream()
        .filter(topic -> topic.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no topic " + name));
  }
}
