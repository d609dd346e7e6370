package dev.novapixel.local.source;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file's rows, one after the other; holds one row in memory. Not thread-safe. */
public interface RowReader extends AutoCloseable {
  /** The next row, or null at the end. */
  @Nullable Row next() throws IOException;

  @Override
  void close() throws IOException;
}
