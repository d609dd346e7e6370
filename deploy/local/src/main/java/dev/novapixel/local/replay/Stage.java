package dev.novapixel.local.replay;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How far one reader has come towards a cut through its topics.
 *
 * @param behind records before the cut that it has not worked through
 * @param all records before the cut that there are
 */
record Stage(long behind, long all) {

  /**
   * The mark at the end of a transaction takes an offset as well, and a reader passes it only with
   * the next record: one offset a partition counts for nothing.
   */
  static Stage of(
      Map<TopicPartition, Long> begins,
      Map<TopicPartition, Long> cut,
      Map<TopicPartition, Long> positions) {
    long behind = 0;
    long all = 0;
    for (var end : cut.entrySet()) {
      long begin = begins.getOrDefault(end.getKey(), 0L);
      long length = Math.max(0, end.getValue() - begin);
      Long position = positions.get(end.getKey());
      long left = position == null ? length : Math.max(0, end.getValue() - position);
      all += length;
      behind += position != null && left <= 1 ? 0 : left;
    }
    return new Stage(behind, all);
  }

  boolean isReached() {
    return behind == 0;
  }

  long done() {
    return all - behind;
  }
}
