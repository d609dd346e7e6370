package dev.novapixel.local.rejected;

import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what was rejected, as far as it is committed now. Not thread-safe. */
public final class RejectedLog implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  /** Bounds the memory: some 20 MB. */
  private static final int PLACES = 200_000;

  private final HttpSchemaRegistry registry;
  private final KafkaConsumer<String, RejectedEvent> consumer;
  private final List<TopicPartition> partitions;

  public RejectedLog(Settings settings) {
    registry = new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL));
    consumer =
        new KafkaConsumer<>(
            ClientProperties.reader(settings, "nova-local-rejected"),
            new StringDeserializer(),
            new WireFormat(registry).deserializer(Topics.REJECTED_EVENTS));
    var topic = Topics.REJECTED_EVENTS.in(settings.get(Setting.EPOCH));
    partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
  }

  /**
   * Tells each one that is wanted, those of a partition in their order. A replay tells them again;
   * what stands in one place of the log is told once, of the last {@value #PLACES} places.
   */
  public void read(Wanted wanted, Consumer<RejectedEvent> told) {
    var ends = consumer.endOffsets(partitions);
    seek(wanted);
    var places = new Places();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (var record : consumer.poll(POLL)) {
        if (record.value() != null
            && wanted.includes(record.value())
            && places.isNew(record.value())) {
          told.accept(record.value());
        }
      }
    }
  }

  /** Places of the log that something was told of. */
  private static final class Places {
    private final Set<RejectedEvent.Source> told =
        Collections.newSetFromMap(
            new LinkedHashMap<>() {
              private static final long serialVersionUID = 1L;

              @Override
              protected boolean removeEldestEntry(Map.Entry<RejectedEvent.Source, Boolean> eldest) {
                return size() > PLACES;
              }
            });

    boolean isNew(RejectedEvent event) {
      var source = event.source();
      return source == null || told.add(source);
    }
  }

  /** A record's time is when its event was received. */
  private void seek(Wanted wanted) {
    var since = wanted.since().toEpochMilli();
    var starts =
        consumer.offsetsForTimes(
            partitions.stream().collect(Collectors.toMap(each -> each, _ -> since)));
    for (var partition : partitions) {
      var start = starts.get(partition);
      if (start == null) {
        consumer.seekToEnd(List.of(partition));
      } else {
        consumer.seek(partition, start.offset());
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
    registry.close();
  }
}
