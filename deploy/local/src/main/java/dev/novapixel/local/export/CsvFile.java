package dev.novapixel.local.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RFC 4180 with a header, lines ended by a line feed. No value is an empty field, an empty text
 * {@code ""}; lists are JSON, times ISO 8601 UTC.
 */
final class CsvFile implements TrainingFile {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final BufferedWriter out;

  CsvFile(Path path, List<Column> columns) throws IOException {
    out = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
    line(columns.stream().map(Column::name).toList());
  }

  @Override
  public void write(List<@Nullable Object> values) throws IOException {
    var fields = new ArrayList<String>(values.size());
    for (Object value : values) {
      fields.add(field(value));
    }
    line(fields);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void line(List<String> fields) throws IOException {
    out.write(String.join(",", fields));
    out.write('\n');
  }

  private static String field(@Nullable Object value) throws IOException {
    return switch (value) {
      case null -> "";
      case String text -> quoted(text);
      case List<?> texts -> quoted(MAPPER.writeValueAsString(texts));
      case BigDecimal amount -> amount.toPlainString();
      case Instant time -> time.toString();
      default -> value.toString();
    };
  }

  private static String quoted(String text) {
    boolean bare =
        !text.isEmpty()
            && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return bare ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
