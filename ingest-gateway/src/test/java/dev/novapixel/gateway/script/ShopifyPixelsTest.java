package dev.novapixel.gateway.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed pixels for Shopify are what the sources make. */
final class ShopifyPixelsTest {
  private static final Path SOURCES = Path.of("src/main/web/pixel");
  private static final Path SHOPIFY = Path.of("../deploy/shopify");
  private static final String COMMAND =
      "./mvnw -pl ingest-gateway -am test -Dtest=ShopifyPixelsTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dnova.pixels.write=true";
  private static final String HEAD =
      """
      // Generated from ingest-gateway/src/main/web/pixel; change it there, then run
      // %s
      """
          .formatted(COMMAND);

  @Test
  void theExtensionIsOfTheSources() throws IOException {
    String module =
        HEAD
            + "import { register } from '@shopify/web-pixels-extension';\n\n"
            + parts("core.js", "shopify.js", "extension.js");

    isCommitted(SHOPIFY.resolve("web-pixel/src/index.js"), module);
  }

  @Test
  void theCustomPixelIsOfTheSources() throws IOException {
    String snippet =
        HEAD + "(() => {\n\n" + parts("core.js", "shopify.js", "custom.js") + "\n})();\n";

    isCommitted(SHOPIFY.resolve("custom-pixel.js"), snippet);
  }

  private static String parts(String... names) throws IOException {
    StringBuilder whole = new StringBuilder();
    for (String name : names) {
      whole.append(whole.isEmpty() ? "" : "\n").append(Files.readString(SOURCES.resolve(name)));
    }
    return whole.toString();
  }

  private static void isCommitted(Path file, String generated) throws IOException {
    if (Boolean.getBoolean("nova.pixels.write")) {
      Files.writeString(file, generated);
    }
    assertThat(file).as("out of date; run " + COMMAND).content().isEqualTo(generated);
  }
}
