package dev.novapixel.stitcher.normalise;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The machines that say what they are in their user agent, by {@code crawlers.txt}. */
final class Crawlers {
  /**
   * A word that ends in "bot", as most of them call themselves; a telephone called Cubot does not
   * end a word there that begins with a name of its own.
   */
  private static final Pattern BOT = Pattern.compile("(?<!\\bcu)bot\\b");

  private static final List<String> NAMES = names();

  private Crawlers() {}

  /** Whether {@code agent}, in lower case, names one of them. */
  static boolean includes(String agent) {
    return NAMES.stream().anyMatch(agent::contains) || BOT.matcher(agent).find();
  }

  private static List<String> names() {
    try (InputStream list =
        Objects.requireNonNull(Crawlers.class.getResourceAsStream("crawlers.txt"))) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
