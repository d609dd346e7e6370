package dev.novapixel.local.archive;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MILLIS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file of records, in the order in which they are appended, compressed by Zstandard: what
 * any tool for Parquet can filter by time and key, and what goes back into a topic byte for byte.
 *
 * <p>Bound: {@link #ROW_GROUP} bytes of rows are gathered before they are written.
 */
public final class RecordFile implements AutoCloseable {
  private static final long ROW_GROUP = 16L << 20;
  private static final int PAGE = 256 << 10;

  private static final String PARTITION = "partition";
  private static final String OFFSET = "offset";
  private static final String RECEIVED_AT = "received_at";
  private static final String KEY = "key";
  private static final String VALUE = "value";

  private static final MessageType COLUMNS =
      Types.buildMessage()
          .required(INT32)
          .named(PARTITION)
          .required(INT64)
          .named(OFFSET)
          .required(INT64)
          .as(timestampType(true, MILLIS))
          .named(RECEIVED_AT)
          .optional(BINARY)
          .as(stringType())
          .named(KEY)
          .optional(BINARY)
          .named(VALUE)
          .named("record");

  private final ParquetWriter<Group> out;

  private RecordFile(ParquetWriter<Group> out) {
    this.out = out;
  }

  /** A new file, or a new one in place of another. */
  public static RecordFile create(Path path) throws IOException {
    return new RecordFile(
        ExampleParquetWriter.builder(new LocalOutputFile(path))
            .withType(COLUMNS)
            .withConf(new PlainParquetConfiguration())
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(ROW_GROUP)
            .withPageSize(PAGE)
            .build());
  }

  public void append(StoredRecord record) throws IOException {
    var row = new SimpleGroup(COLUMNS);
    row.append(PARTITION, record.partition())
        .append(OFFSET, record.offset())
        .append(RECEIVED_AT, record.timestamp().toEpochMilli());
    append(row, KEY, record.key());
    append(row, VALUE, record.value());
    out.write(row);
  }

  private static void append(Group row, String column, @Nullable Bytes bytes) {
    if (bytes != null) {
      row.append(column, Binary.fromConstantByteArray(bytes.get()));
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** Tells every record of a file in the order in which it was appended. */
  public static void read(Path path, LogSlice.Told told) throws IOException {
    try (var rows =
        new Reader(new LocalInputFile(path)).withConf(new PlainParquetConfiguration()).build()) {
      for (var row = rows.read(); row != null; row = rows.read()) {
        told.record(
            new StoredRecord(
                row.getInteger(PARTITION, 0),
                row.getLong(OFFSET, 0),
                Instant.ofEpochMilli(row.getLong(RECEIVED_AT, 0)),
                bytes(row, KEY),
                bytes(row, VALUE)));
      }
    }
  }

  private static @Nullable Bytes bytes(Group row, String column) {
    return row.getFieldRepetitionCount(column) == 0
        ? null
        : Bytes.wrap(row.getBinary(column, 0).getBytes());
  }

  private static final class Reader extends ParquetReader.Builder<Group> {
    Reader(InputFile file) {
      super(file);
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}
