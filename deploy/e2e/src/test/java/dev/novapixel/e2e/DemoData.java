package dev.novapixel.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Where the bundled real data lie. */
final class DemoData {
  private DemoData() {}

  /** A morning of clicks of a real shop. */
  static Path clicks() {
    return Stack.root().resolve("deploy/local/data/rees46-2019-10-01.csv.gz");
  }

  /** The first rows of it as a file of their own. */
  static Path slice(Path file, int rows) throws IOException {
    try (var in =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(clicks())), StandardCharsets.UTF_8));
        Writer out =
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      for (String line : in.lines().limit(rows + 1L).toList()) {
        out.append(line).append('\n');
      }
    }
    return file;
  }
}
