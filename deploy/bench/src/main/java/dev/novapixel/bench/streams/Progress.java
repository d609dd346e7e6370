package dev.novapixel.bench.streams;

import dev.novapixel.bench.lab.Laboratory;
import dev.novapixel.bench.process.MeasuredProcess;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a group of stream threads has come in what it reads. It is done when all of its input is
 * committed and nothing in its topics moves any more: what it sends itself ends with a marker that
 * nobody commits.
 */
final class Progress {
  private static final long LOOK_EVERY_MS = 100;
  private static final int LOOKS = 5;

  private final Admin admin;
  private final String group;
  private final Collection<TopicPartition> input;
  private final Map<TopicPartition, OffsetSpec> asked = new HashMap<>();

  /**
   * @param input the topic whose records come from outside
   * @param others what else the group reads
   */
  Progress(Admin admin, String group, String input, List<String> others) {
    this.admin = admin;
    this.group = group;
    this.input = partitions(input);
    this.input.forEach(partition -> asked.put(partition, OffsetSpec.latest()));
    others.forEach(
        topic -> partitions(topic).forEach(partition -> asked.put(partition, OffsetSpec.latest())));
  }

  private record Look(
      boolean allRead, Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {}

  /** Blocks until it is done. */
  void await(MeasuredProcess process) throws InterruptedException, ExecutionException {
    var before = new Look(false, Map.of(), Map.of());
    for (int still = 0; still < LOOKS; ) {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
      process.check();
      var now = look();
      still = now.allRead && now.equals(before) ? still + 1 : 0;
      before = now;
    }
  }

  private Look look() throws InterruptedException, ExecutionException {
    var ends = new HashMap<TopicPartition, Long>();
    admin.listOffsets(asked).all().get().forEach((place, end) -> ends.put(place, end.offset()));
    var committed = new HashMap<TopicPartition, Long>();
    admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach((place, position) -> {
          if (position != null) {
            committed.put(place, position.offset());
          }
        });
    boolean allRead =
        input.stream().allMatch(place -> committed.getOrDefault(place, 0L).equals(ends.get(place)));
    return new Look(allRead, committed, ends);
  }

  private static List<TopicPartition> partitions(String topic) {
    return IntStream.range(0, Laboratory.PARTITIONS)
        .mapToObj(partition -> new TopicPartition(topic, partition))
        .toList();
  }
}
