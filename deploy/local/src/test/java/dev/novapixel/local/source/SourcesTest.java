package dev.novapixel.local.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  @TempDir private Path folder;

  @Test
  void quotedFieldsMayHoldCommasQuotesAndLineEnds() throws IOException {
    var rows = read("a,b\n\"1,5\",\"he said \"\"no\"\"\nand left\"\r\n2,\n");

    assertThat(rows)
        .extracting(row -> ((Row.Good) row).columns().toString())
        .containsExactly(
            "{\"a\":\"1,5\",\"b\":\"he said \\\"no\\\"\\nand left\"}", "{\"a\":\"2\"}");
    assertThat(rows).extracting(Row::number).containsExactly(2L, 4L);
  }

  @Test
  void emptyLinesAreNoRowsAndAreCountedAsLines() throws IOException {
    assertThat(read("a,b\n\n1,2\n\n\n3,4\n")).extracting(Row::number).containsExactly(3L, 6L);
  }

  @Test
  void aRecordWithTooFewFieldsIsBadAndTheNextIsRead() throws IOException {
    var rows = read("a,b\n1\n2,3\n");

    assertThat(rows.getFirst()).isEqualTo(new Row.Bad(2, "1", "1 fields, and there are 2 columns"));
    assertThat(rows.getLast()).isInstanceOf(Row.Good.class);
  }

  @Test
  void aQuoteThatIsNeverClosedIsBad() throws IOException {
    assertThat(read("a,b\n\"1,2\n3,4\n")).singleElement().isInstanceOf(Row.Bad.class);
  }

  @Test
  void eachLineOfNdjsonIsARowAndABrokenOneSpoilsNoOther() throws IOException {
    var rows = read("{\"a\":1}\n\nnonsense\n[1]\n{\"a\":2}\n");

    assertThat(rows)
        .hasExactlyElementsOfTypes(Row.Good.class, Row.Bad.class, Row.Bad.class, Row.Good.class);
    assertThat(rows).extracting(Row::number).containsExactly(1L, 3L, 4L, 5L);
  }

  @Test
  void adocumentMayBeAnEventAnArrayOrAnEnvelope() throws IOException {
    assertThat(read("{\n  \"name\": \"x\"\n}")).hasSize(1);
    assertThat(read("[{\"name\": \"x\"},\n {\"name\": \"y\"}]")).hasSize(2);
    assertThat(read("{\"events\": [{\"name\": \"x\"}, 7]}"))
        .hasExactlyElementsOfTypes(Row.Good.class, Row.Bad.class);
  }

  @Test
  void gzipIsToldByItsBytes() throws IOException {
    var file = folder.resolve("no-suffix");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("a\n1\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(rows(file)).hasSize(1);
  }

  @Test
  void anEmptyFileHasNoRows() throws IOException {
    assertThat(read("")).isEmpty();
  }

  @Test
  void pricesKeepTheirDecimals() throws IOException {
    assertThat(read("{\"price\":0.10}\n"))
        .first()
        .extracting(row -> ((Row.Good) row).columns().get("price").decimalValue().toString())
        .isEqualTo("0.10");
  }

  private List<Row> read(String content) throws IOException {
    return rows(Files.writeString(folder.resolve("file"), content));
  }

  private static List<Row> rows(Path file) throws IOException {
    var rows = new ArrayList<Row>();
    try (var reader = Sources.open(file)) {
      for (Row row = reader.next(); row != null; row = reader.next()) {
        rows.add(row);
      }
    }
    return rows;
  }
}
