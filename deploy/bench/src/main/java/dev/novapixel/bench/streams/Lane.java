package dev.novapixel.bench.streams;

import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import java.time.Duration;

/** The topics between which {@link PassThrough} carries what a real process would compute on. */
final class Lane {
  private static final Duration KEPT = Duration.ofHours(1);

  private Lane() {}

  /** A topic of the benchmarks' own; every epoch has another. */
  static <V> Topic<V> topic(String name, Class<V> value) {
    return new Topic<>("bench-" + name, value, true, Topic.Cleanup.DELETE, KEPT);
  }

  /** Where records come in that are written like those of {@code topic}. */
  static <V> Topic<V> in(Topic<V> topic) {
    return topic(topic.name() + "-in", topic.value());
  }

  /** Where they go. */
  static <V> Topic<V> out(Topic<V> topic) {
    return topic(topic.name() + "-out", topic.value());
  }

  static Topic<?> named(String name) {
    return Topics.ALL.stream()
        .filter(topic -> topic.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no topic " + name));
  }
}
