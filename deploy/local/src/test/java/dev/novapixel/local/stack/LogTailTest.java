package dev.novapixel.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @TempDir private Path folder;

  @Test
  void theLastErrorIsToldWithItsCausesAndWithoutFrames() throws IOException {
    var log =
        log(
            """
            time=1 level=ERROR logger=A message="first"
            java.lang.IllegalStateException: not this one
            time=2 level=ERROR logger=B message="the streams died"
            org.example.StreamsException: while punctuating
            \tat org.example.Task.run(Task.java:1)
            Caused by: java.lang.IllegalStateException: state has another format
            \tat org.example.Row.read(Row.java:2)
            \t... 7 common frames omitted
            time=3 level=WARN logger=C message="closing"
            """);

    assertThat(LogTail.of(log))
        .isEqualTo(
            """
                time=2 level=ERROR logger=B message="the streams died"
                org.example.StreamsException: while punctuating
                Caused by: java.lang.IllegalStateException: state has another format\
            """);
  }

  @Test
  void withoutAnErrorTheLastLinesAreTold() throws IOException {
    var log =
        log(
            IntStream.rangeClosed(1, 100)
                .mapToObj(n -> "line " + n)
                .collect(Collectors.joining("\n")));

    assertThat(LogTail.of(log).lines()).hasSize(12).first().isEqualTo("    line 89");
  }

  @Test
  void aMissingLogIsSaidToBeMissing() {
    assertThat(LogTail.of(folder.resolve("none.log"))).contains("cannot be read").contains("none");
  }

  private Path log(String text) throws IOException {
    return Files.writeString(folder.resolve("part.log"), text);
  }
}
