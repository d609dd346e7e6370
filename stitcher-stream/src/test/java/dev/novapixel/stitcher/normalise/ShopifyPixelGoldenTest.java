package dev.novapixel.stitcher.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every example event beside what is made of it; golden.txt is reviewed by hand. */
class ShopifyPixelGoldenTest {
  private static final Path EXAMPLES = Path.of("src/test/resources/shopify-events");

  @Test
  void everyExampleBecomesTheTypedEventInTheGoldenFile() throws IOException {
    var found = examples().stream().map(this::line).collect(Collectors.joining("\n"));

    assertThat(found.strip()).isEqualTo(Files.readString(EXAMPLES.resolve("golden.txt")).strip());
  }

  private static List<Path> examples() throws IOException {
    try (var files = Files.list(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private String line(Path file) {
    try {
      String payload = Files.readString(file);
      String name = new ObjectMapper().readTree(payload).path("name").asText();
      return file.getFileName() + "\n" + describe(PixelEvents.shopify(name, payload)) + "\n";
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static String describe(dev.novapixel.schemas.event.PixelEvent event) {
    return switch (Normaliser.normalise(event)) {
      case Normalised.Refused refused -> "  " + refused;
      case Normalised.Typed(TypedEvent typed) ->
          "  action   %s%n  page     %s%n  visit    %s%n  order    %s"
              .formatted(typed.action(), typed.page(), typed.visit(), typed.order());
    };
  }
}
