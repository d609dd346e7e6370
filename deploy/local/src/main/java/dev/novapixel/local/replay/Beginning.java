package dev.novapixel.local.replay;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Where the stitcher of a new epoch begins to read: at the beginning of the log, unless offsets are
 * set for its group before it joins for the first time.
 */
final class Beginning {
  /** What Kafka answers where no record is as young as that. */
  private static final long NONE = -1;

  private final Admin admin;

  Beginning(Admin admin) {
    this.admin = admin;
  }

  /**
   * Sets it for an epoch that does not run yet, whatever an attempt before has left.
   *
   * @param from each partition is read from its first record on that was received then or later;
   *     null for all of the log
   */
  void set(Epoch epoch, @Nullable Instant from) throws InterruptedException {
    var group = ClientProperties.applicationId(epoch, "stitcher");
    try {
      forget(group);
      if (from != null) {
        admin.alterConsumerGroupOffsets(group, offsets(from)).all().get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException(
          "Kafka does not let epoch " + epoch + " begin where it should.", failed);
    }
  }

  private void forget(String group) throws InterruptedException, ExecutionException {
    try {
      admin.deleteConsumerGroups(List.of(group)).all().get();
    } catch (ExecutionException failed) {
      if (!(failed.getCause() instanceof GroupIdNotFoundException)) {
        throw failed;
      }
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> offsets(Instant from)
      throws InterruptedException, ExecutionException {
    var log = Topics.PIXEL_EVENTS.in(Epoch.FIRST);
    var younger = new HashMap<TopicPartition, OffsetSpec>();
    var latest = new HashMap<TopicPartition, OffsetSpec>();
    for (var topic : admin.describeTopics(List.of(log)).allTopicNames().get().values()) {
      for (var info : topic.partitions()) {
        var partition = new TopicPartition(log, info.partition());
        younger.put(partition, OffsetSpec.forTimestamp(from.toEpochMilli()));
        latest.put(partition, OffsetSpec.latest());
      }
    }
    var ends = admin.listOffsets(latest).all().get(); // first: what comes in meanwhile is younger
    var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
    ends.forEach((partition, end) -> offsets.put(partition, new OffsetAndMetadata(end.offset())));
    admin
        .listOffsets(younger)
        .all()
        .get()
        .forEach((partition, first) -> {
          if (first.offset() != NONE) {
            offsets.put(partition, new OffsetAndMetadata(first.offset()));
          }
        });
    return offsets;
  }
}
