package dev.novapixel.local.archive;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A record of a topic as it lay in Kafka. None of ours has headers.
 *
 * @param partition where it lay
 * @param offset behind which others
 * @param timestamp when what it says was received
 * @param key its key's bytes
 * @param value its value's bytes, the number of its schema at their head; null deletes
 */
public record StoredRecord(
    int partition, long offset, Instant timestamp, @Nullable Bytes key, @Nullable Bytes value) {

  /** A record that was just read. */
  public static StoredRecord of(ConsumerRecord<byte[], byte[]> record) {
    return new StoredRecord(
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        Bytes.wrap(record.key()),
        Bytes.wrap(record.value()));
  }
}
