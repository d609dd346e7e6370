package dev.novapixel.local.export;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Hands rows to Parquet, value by value; what is null is left out. */
final class RowWriter extends WriteSupport<List<@Nullable Object>> {
  private final MessageType schema;
  private @Nullable RecordConsumer consumer;

  RowWriter(MessageType schema) {
    this.schema = schema;
  }

  @Override
  @SuppressWarnings("deprecation") // Abstract there: it has to be.
  public WriteContext init(Configuration unused) {
    return new WriteContext(schema, Map.of());
  }

  @Override
  public WriteContext init(ParquetConfiguration unused) {
    return new WriteContext(schema, Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(List<@Nullable Object> row) {
    RecordConsumer out = Objects.requireNonNull(consumer);
    out.startMessage();
    for (int i = 0; i < row.size(); i++) {
      Object value = row.get(i);
      if (value != null) {
        String name = schema.getFieldName(i);
        out.startField(name, i);
        write(out, value);
        out.endField(name, i);
      }
    }
    out.endMessage();
  }

  private static void write(RecordConsumer out, Object value) {
    switch (value) {
      case Long number -> out.addLong(number);
      case BigDecimal amount ->
          out.addLong(amount.setScale(ColumnType.DECIMAL_SCALE).unscaledValue().longValueExact());
      case Double number -> out.addDouble(number);
      case Boolean flag -> out.addBoolean(flag);
      case Instant time -> out.addLong(time.toEpochMilli());
      case String text -> out.addBinary(Binary.fromString(text));
      case List<?> texts -> writeList(out, texts);
      default -> throw new IllegalArgumentException("no column holds " + value.getClass());
    }
  }

  /** Parquet's lists have three levels. */
  private static void writeList(RecordConsumer out, List<?> texts) {
    out.startGroup();
    if (!texts.isEmpty()) {
      out.startField("list", 0);
      for (Object text : texts) {
        out.startGroup();
        out.startField("element", 0);
        out.addBinary(Binary.fromString((String) text));
        out.endField("element", 0);
        out.endGroup();
      }
      out.endField("list", 0);
    }
    out.endGroup();
  }
}
