package dev.novapixel.local.export;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MILLIS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.jsonType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file, compressed by Snappy. Amounts are {@code DECIMAL(18, 4)}, times {@code
 * TIMESTAMP_MILLIS} in UTC, lists of texts are lists; what has parts of its own is JSON.
 *
 * <p>Bound: {@link #ROW_GROUP} bytes of rows are gathered before they are written.
 */
final class ParquetFile implements TrainingFile {
  private static final long ROW_GROUP = 8L << 20;
  private static final int PAGE = 64 << 10;

  private final ParquetWriter<List<@Nullable Object>> out;

  ParquetFile(Path path, List<Column> columns) throws IOException {
    out =
        new Builder(new LocalOutputFile(path), columns)
            .withConf(new PlainParquetConfiguration())
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withRowGroupSize(ROW_GROUP)
            .withPageSize(PAGE)
            .build();
  }

  @Override
  public void write(List<@Nullable Object> values) throws IOException {
    out.write(values);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** The columns as Parquet describes them. */
  private static MessageType schema(List<Column> columns) {
    return new MessageType("features", columns.stream().map(ParquetFile::type).toList());
  }

  private static Type type(Column column) {
    String name = column.name();
    Type.Repetition repetition =
        column.required() ? Type.Repetition.REQUIRED : Type.Repetition.OPTIONAL;
    return switch (column.type()) {
      case INTEGER -> Types.primitive(INT64, repetition).named(name);
      case DECIMAL ->
          Types.primitive(INT64, repetition)
              .as(decimalType(ColumnType.DECIMAL_SCALE, ColumnType.DECIMAL_DIGITS))
              .named(name);
      case DOUBLE -> Types.primitive(DOUBLE, repetition).named(name);
      case TIME -> Types.primitive(INT64, repetition).as(timestampType(true, MILLIS)).named(name);
      case FLAG -> Types.primitive(BOOLEAN, repetition).named(name);
      case TEXT -> Types.primitive(BINARY, repetition).as(stringType()).named(name);
      case TEXTS -> Types.list(repetition).requiredElement(BINARY).as(stringType()).named(name);
      case JSON -> Types.primitive(BINARY, repetition).as(jsonType()).named(name);
    };
  }

  private static final class Builder
      extends ParquetWriter.Builder<List<@Nullable Object>, Builder> {
    private final List<Column> columns;

    Builder(OutputFile file, List<Column> columns) {
      super(file);
      this.columns = columns;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // Abstract there: it has to be.
    protected WriteSupport<List<@Nullable Object>> getWriteSupport(Configuration unused) {
      return new RowWriter(schema(columns));
    }

    @Override
    protected WriteSupport<List<@Nullable Object>> getWriteSupport(ParquetConfiguration unused) {
      return new RowWriter(schema(columns));
    }
  }
}
