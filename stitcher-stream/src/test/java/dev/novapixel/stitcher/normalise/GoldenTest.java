package dev.novapixel.stitcher.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every event under {@code golden}, in its client's language as the gateway keeps it ({@code
 * .json}), beside what it becomes ({@code .txt}). {@code -Dnova.golden.write=true} writes the
 * latter anew, to be reviewed by hand.
 */
class GoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  private static final boolean WRITE = Boolean.getBoolean("nova.golden.write");

  @ParameterizedTest
  @MethodSource("examples")
  void everyEventBecomesWhatStandsBesideIt(Path example) throws IOException {
    String found = typed(event(example));
    Path golden = Path.of(example.toString().replaceFirst("json$", "txt"));
    if (WRITE) {
      Files.writeString(golden, found);
    }
    assertThat(found).isEqualTo(Files.readString(golden));
  }

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(GOLDEN)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static Dialect dialect(Path example) {
    String folder = GOLDEN.relativize(example).getName(0).toString();
    return Dialect.valueOf(folder.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The event of {@code example} as the gateway keeps it. */
  static PixelEvent event(Path example) throws IOException {
    String text = Files.readString(example);
    JsonNode payload = new ObjectMapper().readTree(text);
    Dialect dialect = dialect(example);
    return PixelEvents.known(dialect, name(example, payload), agent(dialect, payload), text);
  }

  /** As the gateway finds it. Snowplow's events are named after their schemas: here the file is. */
  private static String name(Path example, JsonNode payload) {
    return switch (dialect(example)) {
      case SHOPIFY_PIXEL -> payload.path("name").asText();
      case SHOPIFY_WEBHOOK -> payload.path("topic").asText();
      case SEGMENT -> payload.path(payload.has("event") ? "event" : "type").asText();
      case SNOWPLOW -> example.getFileName().toString().replaceFirst("(--.*)?\\.json$", "");
    };
  }

  private static @Nullable String agent(Dialect dialect, JsonNode payload) {
    return switch (dialect) {
      case SHOPIFY_PIXEL, SHOPIFY_WEBHOOK -> null;
      case SEGMENT -> payload.path("context").path("userAgent").textValue();
      case SNOWPLOW -> payload.path("p").asText().equals("web") ? FIREFOX : null;
    };
  }

  private static String typed(PixelEvent pixelEvent) {
    return switch (Normaliser.normalise(pixelEvent)) {
      case Normalised.Refused refused -> readable(refused);
      case Normalised.Typed(TypedEvent event, var dropped) ->
          """
          at      %s
          whose   client %s, checkout %s, customer %s
          action  %s
          more    %s
          page    %s
          visit   %s
          order   %s
          dropped %s
          """
              .formatted(
                  event.occurredAt(),
                  event.clientId(),
                  event.checkoutToken(),
                  event.customerId(),
                  readable(event.action()),
                  readable(event.more()),
                  readable(event.page()),
                  readable(event.visit()),
                  readable(event.order()),
                  dropped);
    };
  }

  /** Without what is absent, and a line for each thing, so that a difference shows where it is. */
  private static String readable(@Nullable Object value) {
    return String.valueOf(value)
        .replaceAll("Money\\[minor=(-?\\d+), currency=(\\w+)]", "$1 $2")
        .replaceAll("\\w+=null(, |(?=]))", "")
        .replace(", ]", "]")
        .replaceAll(
            "(\\[|,) ?((Item|Placed|Refund|Piece)\\[|placed=|refunds=)", "$1\n          $2");
  }
}
