package dev.novapixel.local.archive;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a topic holds at one moment, cut by offsets.
 *
 * @param topic its name in Kafka
 * @param ranges one for each partition, in their order
 */
public record LogSlice(String topic, List<Range> ranges) {
  private static final Duration POLL = Duration.ofMillis(200);

  /**
   * Offsets of a partition.
   *
   * @param partition which
   * @param first the first one
   * @param next the one behind the last
   */
  public record Range(int partition, long first, long next) {}

  public LogSlice {
    ranges = List.copyOf(ranges);
  }

  /** Hears of records. */
  @FunctionalInterface
  public interface Told {
    void record(StoredRecord record) throws IOException;
  }

  /** How many offsets there are; with marks of transactions some more than records. */
  public long length() {
    return ranges.stream().mapToLong(range -> range.next() - range.first()).sum();
  }

  /** All that is committed now. */
  public static LogSlice all(Settings settings, String topic) {
    try (var consumer = consumer(settings)) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .sorted(Comparator.comparingInt(TopicPartition::partition))
              .toList();
      var begins = consumer.beginningOffsets(partitions);
      var ends = consumer.endOffsets(partitions);
      var ranges = new ArrayList<Range>();
      for (var each : partitions) {
        ranges.add(
            new Range(
                each.partition(), begins.getOrDefault(each, 0L), ends.getOrDefault(each, 0L)));
      }
      return new LogSlice(topic, ranges);
    }
  }

  /** Tells the records of each partition in their order. */
  public void read(Settings settings, Told told) throws IOException {
    try (var consumer = consumer(settings)) {
      var ends = new ArrayList<Map.Entry<TopicPartition, Long>>();
      ranges.forEach(
          range -> ends.add(Map.entry(new TopicPartition(topic, range.partition()), range.next())));
      consumer.assign(ends.stream().map(Map.Entry::getKey).toList());
      ranges.forEach(
          range -> consumer.seek(new TopicPartition(topic, range.partition()), range.first()));
      while (ends.stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        var polled = consumer.poll(POLL);
        for (var end : ends) {
          for (var record : polled.records(end.getKey())) {
            if (record.offset() < end.getValue()) {
              told.record(StoredRecord.of(record));
            }
          }
        }
      }
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Settings settings) {
    return new KafkaConsumer<>(
        ClientProperties.reader(settings, "nova-local-archive"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
