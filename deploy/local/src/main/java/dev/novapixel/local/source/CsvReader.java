package dev.novapixel.local.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV file whose first record names the columns. */
final class CsvReader implements RowReader {
  /** A quote that never closes would else swallow the rest of the file. */
  private static final int LONGEST = 64 << 10;

  private final BufferedReader in;
  private final List<String> header;
  private long line;

  /** The line in which the last record began. */
  private long begun;

  CsvReader(BufferedReader in) throws IOException {
    this.in = in;
    var first = nextRecord();
    this.header = first == null ? List.of() : CsvRecord.fields(first.replace("\uFEFF", ""));
  }

  @Override
  public @Nullable Row next() throws IOException {
    var record = nextRecord();
    if (record == null) {
      return null;
    }
    long number = begun;
    if (CsvRecord.isOpen(record)) {
      return new Row.Bad(number, record, "a quote is not closed");
    }
    var fields = CsvRecord.fields(record);
    return fields.size() == header.size()
        ? good(number, record, fields)
        : new Row.Bad(
            number,
            record,
            "%d fields, and there are %d columns".formatted(fields.size(), header.size()));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private Row good(long number, String record, List<String> fields) {
    var columns = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < fields.size(); i++) {
      if (!fields.get(i).isEmpty()) {
        columns.put(header.get(i), fields.get(i));
      }
    }
    return new Row.Good(number, record, columns);
  }

  /** Empty lines are passed over. */
  private @Nullable String nextRecord() throws IOException {
    var first = nextLine();
    while (first != null && first.isEmpty()) {
      first = nextLine();
    }
    begun = line;
    if (first == null || !CsvRecord.isOpen(first)) {
      return first;
    }
    var record = new StringBuilder(first);
    while (CsvRecord.isOpen(record) && record.length() < LONGEST) {
      var more = nextLine();
      if (more == null) {
        break;
      }
      record.append('\n').append(more);
    }
    return record.toString();
  }

  private @Nullable String nextLine() throws IOException {
    line++;
    return in.readLine();
  }
}
