package dev.novapixel.admin.projection;

import dev.novapixel.schemas.topic.Epoch;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;

/**
 * How far each partition has been written, in the transaction that wrote it. Moving an offset also
 * holds it until the transaction ends, so that of two instances that read the same records one
 * writes them, and the other learns that it was overtaken.
 */
final class ProjectionOffsets {
  private static final Comparator<TopicPartition> ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  private final Epoch epoch;

  private record Next(TopicPartition partition, long offset) {}

  ProjectionOffsets(Epoch epoch) {
    this.epoch = epoch;
  }

  /** Somebody else has written these records, or has begun anew. */
  static final class OvertakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OvertakenException(TopicPartition partition) {
      super(partition + " is not where this instance left it");
    }
  }

  /** Where each partition stands; those of which nothing was written are missing. */
  Map<TopicPartition, Long> load(Handle handle) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    handle
        .createQuery("SELECT topic, partition, next FROM projection_offsets WHERE epoch = :epoch")
        .bind("epoch", epoch.name())
        .map((row, context) ->
            new Next(
                new TopicPartition(row.getString("topic"), row.getInt("partition")),
                row.getLong("next")))
        .forEach(next -> offsets.put(next.partition(), next.offset()));
    return offsets;
  }

  /** Makes sure that there is a row for each partition; those that are there stay. */
  void begin(Handle handle, Map<TopicPartition, Long> positions) {
    positions.forEach((partition, next) ->
        handle
            .createUpdate(
                """
                INSERT INTO projection_offsets (epoch, topic, partition, next)
                VALUES (:epoch, :topic, :partition, :next) ON CONFLICT DO NOTHING
                """)
            .bind("epoch", epoch.name())
            .bind("topic", partition.topic())
            .bind("partition", partition.partition())
            .bind("next", next)
            .execute());
  }

  /** Moves partitions on, always in one order, so that two instances never wait for each other. */
  void move(Handle handle, Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
    List<TopicPartition> partitions = to.keySet().stream().sorted(ORDER).toList();
    for (TopicPartition partition : partitions) {
      Long before = from.get(partition);
      Long after = to.get(partition);
      if (before == null || after == null || !move(handle, partition, before, after)) {
        throw new OvertakenException(partition);
      }
    }
  }

  private boolean move(Handle handle, TopicPartition partition, long from, long to) {
    return handle
            .createUpdate(
                """
                UPDATE projection_offsets SET next = :to
                WHERE epoch = :epoch AND topic = :topic AND partition = :partition
                  AND next = :from
                """)
            .bind("epoch", epoch.name())
            .bind("topic", partition.topic())
            .bind("partition", partition.partition())
            .bind("from", from)
            .bind("to", to)
            .execute()
        == 1;
  }
}
