package dev.novapixel.gateway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Reads a segment frame by frame, as far as it is committed and whole. Not thread-safe. */
final class SegmentReader {
  private static final int USUAL = 64 << 10;

  private final Segment segment;
  private long position;
  private ByteBuffer buffer = ByteBuffer.allocate(USUAL).limit(0);

  /** Where {@link #buffer} begins in the file. */
  private long bufferAt;

  SegmentReader(Segment segment) {
    this.segment = segment;
  }

  Segment segment() {
    return segment;
  }

  /** Behind the last frame that was read. */
  long position() {
    return position;
  }

  boolean isAtEnd() {
    return position >= segment.committed();
  }

  /** The next record; null at the end, and where something stands that is no whole frame. */
  @Nullable ProducerRecord<byte[], byte[]> next() throws IOException {
    if (!has(Frame.HEAD)) {
      return null;
    }
    int length = buffer.getInt(offset());
    int checksum = buffer.getInt(offset() + Integer.BYTES);
    if (!Frame.isPossible(length) || !has(Frame.HEAD + length)) {
      return null;
    }
    ProducerRecord<byte[], byte[]> record =
        Frame.read(buffer.slice(offset() + Frame.HEAD, length), checksum);
    if (record != null) {
      position += Frame.HEAD + length;
    }
    return record;
  }

  private int offset() {
    return (int) (position - bufferAt);
  }

  /** Whether so many bytes follow; if so they are in the buffer. */
  private boolean has(int bytes) throws IOException {
    if (buffer.limit() - offset() >= bytes) {
      return true;
    }
    if (segment.committed() - position < bytes) {
      return false;
    }
    if (buffer.capacity() < bytes) {
      buffer = ByteBuffer.allocate(bytes);
    }
    buffer.clear();
    bufferAt = position;
    segment.read(buffer, bufferAt);
    return buffer.limit() >= bytes;
  }
}
