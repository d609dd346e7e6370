package dev.novapixel.local.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  @TempDir private Path folder;

  @Test
  void recordsComeBackByteForByteInTheirOrder() throws IOException {
    var records =
        List.of(
            record(1, 7, "shop|client:ann", bytes(0, 0, 0, 0, 9, -1)),
            record(0, 3, "shop|client:bob", bytes()),
            record(1, 8, "shop|client:ann", null),
            record(1, 9, null, bytes(255, 254)),
            new StoredRecord(1, 12, NOON, Bytes.wrap(bytes(0xC3, 0x28)), Bytes.wrap(bytes(1))));

    assertThat(read(write(records))).isEqualTo(records);
  }

  @Test
  void aFileOfNothingIsEmpty() throws IOException {
    assertThat(read(write(List.of()))).isEmpty();
  }

  @Test
  void whatRepeatsTakesLittleRoom() throws IOException {
    var records = new ArrayList<StoredRecord>();
    byte[] page =
        "{\"page\": \"https://shop.test/products/socks\"}".getBytes(StandardCharsets.UTF_8);
    for (int offset = 0; offset < 10_000; offset++) {
      records.add(record(0, offset, "shop|client:" + offset % 100, page));
    }

    assertThat(Files.size(write(records))).isLessThan(10_000L * page.length / 10);
  }

  private Path write(List<StoredRecord> records) throws IOException {
    Path file = folder.resolve("records.parquet");
    try (var out = RecordFile.create(file)) {
      for (var record : records) {
        out.append(record);
      }
    }
    return file;
  }

  private static List<StoredRecord> read(Path file) throws IOException {
    var records = new ArrayList<StoredRecord>();
    RecordFile.read(file, records::add);
    return records;
  }

  private static StoredRecord record(
      int partition, long offset, @Nullable String key, byte @Nullable [] value) {
    return new StoredRecord(
        partition,
        offset,
        NOON.plusMillis(offset),
        key == null ? null : Bytes.wrap(key.getBytes(StandardCharsets.UTF_8)),
        Bytes.wrap(value));
  }

  private static byte[] bytes(int... values) {
    var bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
