package dev.novapixel.admin.projection;

import dev.novapixel.admin.projection.ProjectedTopics.Projected;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.topic.Keys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Records that are written in one transaction.
 *
 * @param records in the order of their partitions
 * @param from where each partition stood before
 * @param to where each partition stands once they are written
 */
record Batch(List<Read<?>> records, Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {

  /** A record of a projected topic, decoded. */
  record Read<V>(
      TopicPartition partition,
      long offset,
      Projected<V> topic,
      String key,
      @Nullable V value,
      Bytes bytes) {

    private void addTo(ShopBatch batch) {
      topic.fold().add(batch, key, value, new Source(partition.partition(), offset, bytes));
    }
  }

  /** What the records say, by shop. */
  Map<String, ShopBatch> byShop() {
    Map<String, ShopBatch> shops = new TreeMap<>();
    for (Read<?> read : records) {
      read.addTo(shops.computeIfAbsent(Keys.shopOf(read.key()), _ -> new ShopBatch()));
    }
    return shops;
  }

  /** How many events of which shop were received in which second since 1970. */
  Map<String, Map<Long, Integer>> arrivals() {
    Map<String, Map<Long, Integer>> shops = new HashMap<>();
    for (Read<?> read : records) {
      if (read.value() instanceof ShopperEvent event) {
        shops
            .computeIfAbsent(event.shop(), _ -> new HashMap<>())
            .merge(event.receivedAt().getEpochSecond(), 1, Integer::sum);
      }
    }
    return shops;
  }

  /** The first half of the records. */
  Batch firstHalf() {
    List<Read<?>> half = records.subList(0, records.size() / 2);
    return new Batch(half, from, behind(half));
  }

  /** The other half, to be written after the first. */
  Batch secondHalf() {
    List<Read<?>> half = records.subList(0, records.size() / 2);
    return new Batch(records.subList(half.size(), records.size()), behind(half), to);
  }

  /** The positions alone: what is written where a record can't be. */
  Batch withoutRecords() {
    return new Batch(List.of(), from, to);
  }

  private Map<TopicPartition, Long> behind(List<Read<?>> done) {
    Map<TopicPartition, Long> positions = new HashMap<>(from);
    done.forEach(read -> positions.put(read.partition(), read.offset() + 1));
    return positions;
  }
}
