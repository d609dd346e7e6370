package dev.novapixel.local.watch;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.shopper.Tally;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the stack's counts from its topics, the tallies only as far as they are new. Not
 * thread-safe.
 */
public final class LogReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Settings settings;
  private final HttpSchemaRegistry registry;
  private final KafkaConsumer<String, Tally> consumer;
  private final Map<String, Tally> tallies = new HashMap<>();

  public LogReader(Settings settings) {
    this.settings = settings;
    this.registry = new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL));
    this.consumer =
        new KafkaConsumer<>(
            ClientProperties.reader(settings, "nova-local-counts"),
            new StringDeserializer(),
            new WireFormat(registry).deserializer(Topics.TALLIES));
    var partitions = partitions(Topics.TALLIES);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** What was accepted and what became of it, as far as it is committed now. */
  public Conservation conservation() {
    readTallies();
    return Conservation.of(records(Topics.PIXEL_EVENTS), tallies.values());
  }

  /** Records ever written to a topic that is not written in transactions. */
  private long records(Topic<?> topic) {
    return consumer.endOffsets(partitions(topic)).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private void readTallies() {
    var ends = consumer.endOffsets(consumer.assignment());
    while (isBehind(ends)) {
      for (var record : consumer.poll(POLL)) {
        if (record.value() == null) {
          tallies.remove(record.key());
        } else {
          tallies.put(record.key(), record.value());
        }
      }
    }
  }

  private boolean isBehind(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  private Collection<TopicPartition> partitions(Topic<?> topic) {
    var name = topic.in(settings.get(Setting.EPOCH));
    return List.copyOf(
        consumer.partitionsFor(name).stream()
            .map(partition -> new TopicPartition(name, partition.partition()))
            .toList());
  }

  @Override
  public void close() {
    consumer.close();
    registry.close();
  }
}
