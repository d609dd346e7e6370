package dev.novapixel.local.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of rows that is being written; whole once it is closed. Holds few rows in memory. */
interface TrainingFile extends AutoCloseable {

  /** Adds a row with one value a column, in the Java type of its {@link ColumnType}. */
  void write(List<@Nullable Object> values) throws IOException;

  @Override
  void close() throws IOException;

  /** Begins a file, in the place of one that is there. */
  static TrainingFile create(Path path, Format format, List<Column> columns) throws IOException {
    return switch (format) {
      case CSV -> new CsvFile(path, columns);
      case PARQUET -> new ParquetFile(path, columns);
    };
  }
}
