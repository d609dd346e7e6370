package dev.novapixel.gateway.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records for the spool, told apart by what they say. */
final class Records {
  private Records() {}

  static ProducerRecord<byte[], byte[]> of(String text, long receivedAt) {
    return new ProducerRecord<>(
        "nova.pixel-events", null, receivedAt, "shop|client".getBytes(UTF_8), text.getBytes(UTF_8));
  }

  static List<ProducerRecord<byte[], byte[]>> numbered(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> of("event " + i, 1000 + i)).toList();
  }

  static String text(ProducerRecord<byte[], byte[]> record) {
    return new String(record.value(), UTF_8);
  }

  static List<String> texts(List<ProducerRecord<byte[], byte[]>> records) {
    return records.stream().map(Records::text).toList();
  }

  /** Everything in the segments, in order. */
  static List<ProducerRecord<byte[], byte[]>> readAll(List<Segment> segments) throws IOException {
    List<ProducerRecord<byte[], byte[]>> found = new ArrayList<>();
    for (Segment segment : segments) {
      SegmentReader reader = new SegmentReader(segment);
      while (!reader.isAtEnd()) {
        ProducerRecord<byte[], byte[]> next = reader.next();
        if (next == null) {
          throw new AssertionError("damaged at " + reader.position());
        }
        found.add(next);
      }
    }
    return found;
  }
}
