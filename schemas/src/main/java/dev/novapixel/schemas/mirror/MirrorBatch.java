package dev.novapixel.schemas.mirror;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Records that were read and are still to be written: of each key the newest only. Bounded by one
 * poll, since nothing more is read before it is written. Used by one thread.
 */
final class MirrorBatch {
  private final Map<String, ConsumerRecord<String, byte[]>> newest = new LinkedHashMap<>();
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private int read;

  void add(ConsumerRecords<String, byte[]> polled) {
    for (ConsumerRecord<String, byte[]> record : polled) {
      newest.put(record.key(), record);
      read++;
    }
    polled.nextOffsets().forEach((partition, offset) -> next.put(partition, offset.offset()));
  }

  boolean isEmpty() {
    return next.isEmpty();
  }

  /** How many records were read, those that newer ones replaced included. */
  int read() {
    return read;
  }

  Collection<ConsumerRecord<String, byte[]>> records() {
    return newest.values();
  }

  /** Where each partition stands once the records are written. */
  List<MirrorPositions.Step> steps() {
    List<MirrorPositions.Step> steps = new ArrayList<>(next.size());
    next.forEach(
        (partition, offset) -> steps.add(new MirrorPositions.Step(partition, offset, null)));
    return steps;
  }

  /** Another instance writes what these partitions hold. */
  void drop(Collection<TopicPartition> partitions) {
    next.keySet().removeAll(partitions);
    newest
        .values()
        .removeIf(
            record -> partitions.contains(new TopicPartition(record.topic(), record.partition())));
  }

  void clear() {
    newest.clear();
    next.clear();
    read = 0;
  }
}
