package dev.novapixel.bench.streams;

import dev.novapixel.bench.lab.Laboratory;
import dev.novapixel.schemas.feature.ShopperFeatures;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Hears in the topic of features when the shortest window of a shopper became empty. */
final class Departures {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(20);

  private final Laboratory lab;
  private final Epoch epoch;

  Departures(Laboratory lab, Epoch epoch) {
    this.lab = lab;
    this.epoch = epoch;
  }

  /**
   * How many milliseconds after its time each was told.
   *
   * @param leaving when the last event leaves the window, by the shopper's key
   */
  long[] await(Map<String, Instant> leaving) {
    Map<String, Long> delays = new HashMap<>();
    try (var consumer =
        new KafkaConsumer<>(
            ClientProperties.reader(lab.settings(), "nova-bench"),
            new StringDeserializer(),
            lab.wire().deserializer(Topics.SHOPPER_FEATURES))) {
      List<TopicPartition> all =
          IntStream.range(0, Laboratory.PARTITIONS)
              .mapToObj(number -> new TopicPartition(Topics.SHOPPER_FEATURES.in(epoch), number))
              .toList();
      consumer.assign(all);
      consumer.seekToEnd(all);
      all.forEach(consumer::position);
      Instant end = Instant.now().plus(PATIENCE);
      while (delays.size() < leaving.size() && Instant.now().isBefore(end)) {
        for (ConsumerRecord<String, ShopperFeatures> record : consumer.poll(POLL)) {
          Instant left = leaving.get(record.key());
          if (left != null && record.value().last5m().productViews() == 0) {
            delays.putIfAbsent(record.key(), Duration.between(left, Instant.now()).toMillis());
          }
        }
      }
    }
    if (delays.size() < leaving.size()) {
      throw new IllegalStateException("%d windows never became empty".formatted(leaving.size()));
    }
    return delays.values().stream().mapToLong(Long::longValue).toArray();
  }
}
