package dev.novapixel.gateway.spool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands in a segment, ready to be sent as it is:
 *
 * <pre>
 * length int │ CRC-32C int │ topic length short │ topic │ timestamp long │ key length int │ key │ value
 *             of all that follows                                                          length bytes ▲
 * </pre>
 */
final class Frame {
  static final int HEAD = 2 * Integer.BYTES;

  /** Longer than any record: Kafka takes 1 MiB. What claims more was never written whole. */
  static final int MAX_LENGTH = 4 << 20;

  private static final int MIN_LENGTH = Short.BYTES + Long.BYTES + Integer.BYTES;

  private Frame() {}

  /** How many bytes {@code record} takes. */
  static int size(ProducerRecord<byte[], byte[]> record) {
    int topic = record.topic().getBytes(StandardCharsets.UTF_8).length;
    return HEAD + MIN_LENGTH + topic + record.key().length + record.value().length;
  }

  static void write(ProducerRecord<byte[], byte[]> record, ByteBuffer to) {
    int begin = to.position();
    byte[] topic = record.topic().getBytes(StandardCharsets.UTF_8);
    to.position(begin + HEAD)
        .putShort((short) topic.length)
        .put(topic)
        .putLong(record.timestamp())
        .putInt(record.key().length)
        .put(record.key())
        .put(record.value());
    int length = to.position() - begin - HEAD;
    to.putInt(begin, length)
        .putInt(begin + Integer.BYTES, checksum(to.slice(begin + HEAD, length)));
  }

  /** Whether a body of this length can have been written. */
  static boolean isPossible(int length) {
    return length >= MIN_LENGTH && length <= MAX_LENGTH;
  }

  /** The record in {@code body}; null if these are not the bytes that were written. */
  static @Nullable ProducerRecord<byte[], byte[]> read(ByteBuffer body, int checksum) {
    if (checksum(body.duplicate()) != checksum) {
      return null;
    }
    byte[] topic = bytes(body, body.getShort());
    long timestamp = body.getLong();
    byte[] key = bytes(body, body.getInt());
    byte[] value = bytes(body, body.remaining());
    return new ProducerRecord<>(
        new String(topic, StandardCharsets.UTF_8), null, timestamp, key, value);
  }

  private static byte[] bytes(ByteBuffer from, int length) {
    byte[] bytes = new byte[length];
    from.get(bytes);
    return bytes;
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
