package dev.novapixel.gateway.privacy;

import dev.novapixel.schemas.event.PixelEvent.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The personal fields of every client's language, as a text lists them: a section for all, {@code
 * [all]}, and one for each dialect, such as {@code [shopify-webhook]}. Immutable.
 *
 * <p>Nothing in it is passed over: a line that is no path, a section that nobody reads, or a minus
 * before a path that is not on the list stops the start with its number, for the list would protect
 * less than its author thinks.
 */
public final class PersonalFieldLists {
  private static final String RESOURCE = "personal-fields.txt";
  private static final String SECTION_OF_ALL = "[all]";

  private final Map<Dialect, PersonalFields> byDialect;

  private PersonalFieldLists(Map<Dialect, Set<PathPattern>> patterns) {
    byDialect = new EnumMap<>(Dialect.class);
    patterns.forEach((dialect, all) -> byDialect.put(dialect, PersonalFields.of(all)));
  }

  /** The lists that the gateway ships, {@value #RESOURCE}. */
  public static PersonalFieldLists standard() {
    return new PersonalFieldLists(shipped());
  }

  /**
   * The shipped lists with an operator's changes.
   *
   * @param file in the same language
   * @throws IllegalArgumentException if a line of it can't be used
   */
  public static PersonalFieldLists standardWith(Path file) {
    Map<Dialect, Set<PathPattern>> patterns = shipped();
    try {
      read(file.toString(), Files.readAllLines(file), patterns);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("can't be read: " + file, unreadable);
    }
    return new PersonalFieldLists(patterns);
  }

  /** The shipped lists with the changes in {@code lines}. */
  static PersonalFieldLists standardWith(String name, List<String> lines) {
    Map<Dialect, Set<PathPattern>> patterns = shipped();
    read(name, lines, patterns);
    return new PersonalFieldLists(patterns);
  }

  /** What is personal in events of {@code dialect}. */
  public PersonalFields of(Dialect dialect) {
    PersonalFields fields = byDialect.get(dialect);
    if (fields == null) {
      throw new IllegalStateException("every dialect has a list");
    }
    return fields;
  }

  private static Map<Dialect, Set<PathPattern>> shipped() {
    Map<Dialect, Set<PathPattern>> patterns = new EnumMap<>(Dialect.class);
    for (Dialect dialect : Dialect.values()) {
      patterns.put(dialect, new LinkedHashSet<>());
    }
    try (InputStream list = PersonalFieldLists.class.getResourceAsStream(RESOURCE)) {
      if (list == null) {
        throw new IllegalStateException("not on the class path: " + RESOURCE);
      }
      String text = new String(list.readAllBytes(), StandardCharsets.UTF_8);
      read(RESOURCE, text.lines().toList(), patterns);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return patterns;
  }

  private static void read(
      String name, List<String> lines, Map<Dialect, Set<PathPattern>> patterns) {
    Set<Dialect> section = EnumSet.allOf(Dialect.class);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "").strip();
      try {
        if (line.startsWith("[")) {
          section = section(line);
        } else if (!line.isEmpty()) {
          apply(line, section, patterns);
        }
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            name + ", line " + (i + 1) + ": " + wrong.getMessage(), wrong);
      }
    }
  }

  private static Set<Dialect> section(String line) {
    if (line.equals(SECTION_OF_ALL)) {
      return EnumSet.allOf(Dialect.class);
    }
    for (Dialect dialect : Dialect.values()) {
      if (line.equals("[" + word(dialect) + "]")) {
        return EnumSet.of(dialect);
      }
    }
    throw new IllegalArgumentException("there is no section " + line);
  }

  private static String word(Dialect dialect) {
    return dialect.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void apply(
      String line, Set<Dialect> section, Map<Dialect, Set<PathPattern>> patterns) {
    boolean takeOut = line.startsWith("-");
    PathPattern pattern = PathPattern.parse(takeOut ? line.substring(1).strip() : line);
    boolean changed = false;
    for (Dialect dialect : section) {
      Set<PathPattern> ofDialect = patterns.getOrDefault(dialect, Set.of());
      changed |= takeOut ? ofDialect.remove(pattern) : ofDialect.add(pattern);
    }
    if (takeOut && !changed) {
      throw new IllegalArgumentException("is not on the list: " + pattern.text());
    }
  }
}
