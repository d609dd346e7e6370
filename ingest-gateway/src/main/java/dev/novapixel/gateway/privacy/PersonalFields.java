package dev.novapixel.gateway.privacy;

import dev.novapixel.schemas.event.PixelEvent.Dialect;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of one client's language whose values are taken out of every event before Kafka sees
 * it. Immutable.
 *
 * <p>A step of a pattern is spelt as one or more words in lower case with {@code _} between them
 * and stands for all the usual spellings: {@code first_name} also for {@code firstName}, {@code
 * firstname}, {@code first-name}, {@code FirstName} and {@code FIRST_NAME}. Steps before the last
 * one are spelt out.
 */
public final class PersonalFields {
  private static final int HASHES = 1 << 15;

  /** Every spelling of a last step, with the patterns that end in it. */
  private final Map<String, List<PathPattern>> byMember;

  /** A bit for each spelling's hash: nearly all names are nobody's, and one look tells. */
  private final long[] bits = new long[HASHES / Long.SIZE];

  /** Every spelling of what is personal wherever it stands. */
  private final Set<String> anywhere;

  private PersonalFields(Map<String, List<PathPattern>> byMember) {
    // Asked for every member of every event: twice as fast as an immutable map.
    this.byMember = new HashMap<>(byMember);
    byMember.keySet().forEach(spelling -> bits[word(spelling)] |= bit(spelling));
    this.anywhere =
        byMember.entrySet().stream()
            .filter(entry -> entry.getValue().stream().anyMatch(PathPattern::isAnywhere))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
  }

  /** What is personal in events of {@code dialect}, as the gateway ships it. */
  public static PersonalFields standard(Dialect dialect) {
    return PersonalFieldLists.standard().of(dialect);
  }

  static PersonalFields of(Collection<PathPattern> patterns) {
    Map<String, List<PathPattern>> byMember = new HashMap<>();
    patterns.forEach(pattern ->
        spellings(pattern.member())
            .forEach(spelling ->
                byMember.merge(
                    spelling, List.of(respelt(pattern, spelling)), PersonalFields::joined)));
    return new PersonalFields(byMember);
  }

  /** Whether the value at {@code path} is personal. */
  public boolean contains(JsonPath path) {
    String member = path.step(path.depth() - 1);
    List<PathPattern> patterns = mayContain(member) ? byMember.get(member) : null;
    if (patterns == null) {
      return false;
    }
    for (PathPattern pattern : patterns) {
      if (pattern.matches(path)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a value under this name is personal wherever it stands. */
  boolean containsAnywhere(String name) {
    return mayContain(name) && anywhere.contains(name);
  }

  private boolean mayContain(String name) {
    return (bits[word(name)] & bit(name)) != 0;
  }

  private static int word(String name) {
    return (name.hashCode() >>> 6) & (HASHES / Long.SIZE - 1);
  }

  /** The shift counts by the hash's lowest six bits alone. */
  private static long bit(String name) {
    return 1L << name.hashCode();
  }

  private static PathPattern respelt(PathPattern pattern, String spelling) {
    List<String> steps = pattern.steps();
    return new PathPattern(
        pattern.text(),
        Stream.concat(steps.stream().limit(steps.size() - 1L), Stream.of(spelling)).toList());
  }

  private static List<PathPattern> joined(List<PathPattern> one, List<PathPattern> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }

  private static Stream<String> spellings(String member) {
    List<String> words = Arrays.asList(member.split("_"));
    String pascal = words.stream().map(PersonalFields::capitalised).collect(Collectors.joining());
    return Stream.of(
            member,
            String.join("-", words),
            String.join("", words),
            pascal,
            words.getFirst() + pascal.substring(words.getFirst().length()),
            member.toUpperCase(Locale.ROOT))
        .distinct();
  }

  private static String capitalised(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
