package dev.novapixel.servers.testing;

import dev.novapixel.servers.testing.EmbeddedStack.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The container images of the parts, as {@code images.properties} names them. */
final class Images {
  private static final Properties NAMES = read();

  private Images() {}

  static String of(Part part) {
    var name = NAMES.getProperty(part.name().toLowerCase(Locale.ROOT));
    if (name == null) {
      throw new IllegalStateException("images.properties names no image of " + part);
    }
    return name;
  }

  /** All of them, for people. */
  static String all() {
    return Stream.of(Part.values()).map(Images::of).collect(Collectors.joining(", "));
  }

  private static Properties read() {
    var names = new Properties();
    try (var in = Images.class.getResourceAsStream("images.properties")) {
      if (in == null) {
        throw new IllegalStateException("images.properties is missing from the class path");
      }
      names.load(in);
      return names;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
