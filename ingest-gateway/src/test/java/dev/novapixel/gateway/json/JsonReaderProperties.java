package dev.novapixel.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Whatever it reads, Jackson reads alike: the same tokens at the same places, to the same end. But
 * for a slash or a control character outside of strings, at which Jackson stops before it has
 * counted the element that would begin there.
 */
final class JsonReaderProperties {
  private static final String[] PIECES = {
    "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u12", "\\n", "\\x", " ", "\n", "\t", "0", "-",
    "-0", "12", ".5", "1.", "e3", "E+7", "1e-0400", "true", "nul", "null", "false", "truex",
    "\"a\"", "\"id\":", "\"\":", "é", "'", "NaN"
  };

  @Property(tries = 1000)
  void documentsAreReadAsJacksonReadsThem(@ForAll("documents") List<String> documents) {
    byte[] text = bytes(String.join(" \r\n", documents));
    assertThat(Walk.ours(text)).isEqualTo(Walk.jacksons(text));
    assertThat(Walk.ours(text).end()).isEqualTo("read");
  }

  @Property(tries = 3000)
  void damagedDocumentsEndWhereTheyEndForJackson(
      @ForAll("documents") List<String> documents, @ForAll Random random) {
    byte[] text = bytes(damaged(String.join("", documents), random));
    assertThat(Walk.ours(text)).isEqualTo(Walk.jacksons(text));
  }

  @Property(tries = 3000)
  void piecesInAnyOrderEndWhereTheyEndForJackson(@ForAll("pieces") String pieces) {
    byte[] text = bytes(pieces);
    assertThat(Walk.ours(text)).isEqualTo(Walk.jacksons(text));
  }

  @Property(tries = 200)
  void numbersAndDepthsAreBoundedAsJacksonBoundsThem(@ForAll Random random) {
    String digits = "1".repeat(90 + random.nextInt(20));
    String number =
        switch (random.nextInt(4)) {
          case 0 -> digits;
          case 1 -> "-" + digits;
          case 2 -> "-0." + digits;
          default -> "-1.5e+" + digits;
        };
    int depth = 60 + random.nextInt(8);
    byte[] text = bytes("[" + number + "] " + "[".repeat(depth) + "]".repeat(depth));
    assertThat(Walk.ours(text)).isEqualTo(Walk.jacksons(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** By characters, so that it stays well-formed UTF-8. */
  private static String damaged(String text, Random random) {
    StringBuilder result = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at =
          result.offsetByCodePoints(0, random.nextInt(result.codePointCount(0, result.length())));
      int behind = result.offsetByCodePoints(at, 1);
      switch (random.nextInt(4)) {
        case 0 -> result.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 1 -> result.replace(at, behind, PIECES[random.nextInt(PIECES.length)]);
        case 2 -> result.setLength(Math.max(1, at));
        default -> {
          if (result.length() > behind - at) {
            result.delete(at, behind);
          }
        }
      }
    }
    return result.toString();
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(PIECES).list().ofMaxSize(12).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<List<String>> documents() {
    return Arbitraries.oneOf(objects(3), arrays(3)).list().ofMinSize(1).ofMaxSize(3);
  }

  private static Arbitrary<String> values(int depth) {
    Arbitrary<String> scalars =
        Arbitraries.oneOf(
            strings(),
            Arbitraries.longs().map(String::valueOf),
            Arbitraries.doubles().map(String::valueOf),
            Arbitraries.of("true", "false", "null", "0", "-0", "1e5", "\"\"", "0.10"));
    return depth == 0
        ? scalars
        : Arbitraries.frequencyOf(
            Tuple.of(3, scalars), Tuple.of(2, objects(depth - 1)), Tuple.of(1, arrays(depth - 1)));
  }

  private static Arbitrary<String> objects(int depth) {
    return Combinators.combine(strings(), blanks(), values(depth))
        .as((name, blank, value) -> blank + name + blank + ":" + value + blank)
        .list()
        .ofMaxSize(5)
        .map(members -> "{" + String.join(",", members) + "}");
  }

  private static Arbitrary<String> arrays(int depth) {
    return Combinators.combine(blanks(), values(depth))
        .as((blank, value) -> value + blank)
        .list()
        .ofMaxSize(4)
        .map(elements -> "[" + String.join(",", elements) + "]");
  }

  private static Arbitrary<String> blanks() {
    return Arbitraries.of("", "", " ", "\n", "\t\r");
  }

  /** From none to many words of eight bytes, with what is written as an escape and what is not. */
  private static Arbitrary<String> strings() {
    return Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.strings().withCharRange('a', 'z').ofMaxLength(40)),
            Tuple.of(1, Arbitraries.of("\\\"", "\\\\", "\\b\\f\\n\\r\\t", "\\u00e9", "~1")),
            Tuple.of(1, Arbitraries.of("é", "水", "\u007f", "%40", "name", "id")))
        .list()
        .ofMaxSize(4)
        .map(parts -> "\"" + String.join("", parts) + "\"");
  }
}
