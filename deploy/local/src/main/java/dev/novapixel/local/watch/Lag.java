package dev.novapixel.local.watch;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** How far consumers are behind committed records. */
public final class Lag {
  private Lag() {}

  /**
   * Records that a stream has not processed yet, over all topics that it reads. The mark at the end
   * of a transaction takes an offset as well, and a reader passes it only with the next record: one
   * offset a partition counts for nothing.
   *
   * @param application the stream's short name, such as {@code stitcher}
   */
  public static long of(Admin admin, Settings settings, String application)
      throws InterruptedException {
    try {
      var group = ClientProperties.applicationId(settings, application);
      var committed = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      var ends = ends(admin, committed);
      long lag = 0;
      for (var end : ends.entrySet()) {
        var position = committed.get(end.getKey());
        lag += Math.max(0, end.getValue() - (position == null ? 0 : position.offset()) - 1);
      }
      return lag;
    } catch (ExecutionException failed) {
      throw new IllegalStateException("Kafka does not tell the lag of the " + application, failed);
    }
  }

  private static Map<TopicPartition, Long> ends(
      Admin admin, Map<TopicPartition, OffsetAndMetadata> committed)
      throws InterruptedException, ExecutionException {
    var latest = new HashMap<TopicPartition, OffsetSpec>();
    committed.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    var ends = new HashMap<TopicPartition, Long>();
    admin
        .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .all()
        .get()
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }
}
