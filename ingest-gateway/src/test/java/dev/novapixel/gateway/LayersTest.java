package dev.novapixel.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may know what. */
final class LayersTest {
  private static final Path MAIN = Path.of("src/main/java/dev/novapixel/gateway");

  @Test
  void readingAndScrubbingKnowNeitherHttpNorKafka() {
    for (String area : new String[] {"protocol", "pixel", "privacy"}) {
      assertThat(imports(area)).noneMatch(line -> line.matches(".*(micronaut|kafka|java\\.net).*"));
    }
  }

  @Test
  void theIntakeKnowsNoFramework() {
    for (String area : new String[] {"intake", "webhook"}) {
      assertThat(imports(area)).noneMatch(line -> line.matches(".*(micronaut|netty|apache).*"));
    }
  }

  @Test
  void onlyHttpAndTheWiringKnowMicronaut() {
    assertThat(imports("produce")).noneMatch(line -> line.matches(".*(micronaut|netty).*"));
    assertThat(imports("arrival")).noneMatch(line -> line.contains("micronaut"));
  }

  @Test
  void nobodyBelowKnowsWhoIsAbove() {
    assertThat(imports("json")).allMatch(line -> line.matches("import (java|org\\.jspecify).*"));
    assertThat(imports("privacy")).noneMatch(line -> line.matches(".*gateway\\.(?!privacy).*"));
    assertThat(imports("place"))
        .noneMatch(line -> line.matches(".*(gateway\\.|micronaut|kafka).*"));
    assertThat(imports("protocol"))
        .noneMatch(line ->
            line.matches(".*gateway\\.(intake|produce|arrival|http|pixel|segment|snowplow).*"));
    assertThat(imports("limit")).noneMatch(line -> line.matches(".*gateway\\.(?!limit).*"));
    assertThat(imports("spool")).noneMatch(line -> line.matches(".*gateway\\.(?!spool|produce).*"));
    assertThat(imports("produce"))
        .noneMatch(line ->
            line.matches(".*gateway\\.(intake|protocol|arrival|http|pixel|segment|snowplow).*"));
    assertThat(imports("intake"))
        .noneMatch(line -> line.matches(".*gateway\\.(arrival|http|pixel|segment|snowplow).*"));
    assertThat(imports("arrival")).noneMatch(line -> line.contains("gateway.http"));
    assertThat(imports("webhook")).noneMatch(line -> line.matches(".*gateway\\.(arrival|http).*"));
  }

  private static Stream<String> imports(String area) {
    try (Stream<Path> files = Files.walk(MAIN.resolve(area))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream()
          .flatMap(LayersTest::lines)
          .filter(line -> line.startsWith("import "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
