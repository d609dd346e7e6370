package dev.novapixel.admin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.novapixel.admin.http.Problem.Flaw;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object field by field and collects every flaw, unknown fields included: a typo is
 * an error. Not thread-safe.
 */
final class Fields {
  private final JsonNode object;
  private final String pointer;
  private final List<Flaw> flaws;
  private final Set<String> read = new HashSet<>();

  private Fields(JsonNode object, String pointer, List<Flaw> flaws) {
    this.object = object;
    this.pointer = pointer;
    this.flaws = flaws;
    if (!object.isObject()) {
      flaws.add(new Flaw(pointer, "has to be an object"));
    }
  }

  /** The fields of a body. */
  static Fields of(JsonNode body) {
    return of(body, "", new ArrayList<>());
  }

  /** The fields of an object within a body; flaws are added to {@code flaws}. */
  static Fields of(JsonNode object, String pointer, List<Flaw> flaws) {
    return new Fields(object, pointer, flaws);
  }

  /** An object within this one; empty where it is not given. */
  Fields object(String name) {
    JsonNode inner = find(name);
    return new Fields(
        inner == null ? JsonNodeFactory.instance.objectNode() : inner, at(name), flaws);
  }

  /** A text of 1 to {@code longest} characters; null where it is not given or not such a text. */
  @Nullable String text(String name, int longest) {
    return read(
        name,
        node -> node.isTextual() && !node.asText().isBlank() && node.asText().length() <= longest,
        JsonNode::asText,
        "has to be text of 1 to " + longest + " characters");
  }

  @Nullable Boolean flag(String name) {
    return read(name, JsonNode::isBoolean, JsonNode::asBoolean, "has to be true or false");
  }

  @Nullable Long number(String name, long least, long most) {
    return read(
        name,
        node ->
            node.canConvertToExactIntegral()
                && node.canConvertToLong()
                && node.asLong() >= least
                && node.asLong() <= most,
        JsonNode::asLong,
        "has to be a whole number from " + least + " to " + most);
  }

  @Nullable Double decimal(String name, double least, double most) {
    return read(
        name,
        node -> node.isNumber() && node.asDouble() >= least && node.asDouble() <= most,
        JsonNode::asDouble,
        "has to be a number from " + plain(least) + " to " + plain(most));
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** One of the constants, by its name in lower case. */
  <E extends Enum<E>> @Nullable E word(String name, Class<E> type) {
    String text = text(name, 40);
    if (text == null) {
      return null;
    }
    List<String> words = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String word = constant.name().toLowerCase(Locale.ROOT);
      if (word.equals(text)) {
        return constant;
      }
      words.add(word);
    }
    flaw(name, "has to be one of " + String.join(", ", words));
    return null;
  }

  /** The elements of an array; none where it is not given. */
  List<JsonNode> elements(String name, int most) {
    JsonNode array = find(name);
    if (array == null) {
      return List.of();
    }
    if (!array.isArray() || array.size() > most) {
      flaw(name, "has to be an array of at most " + most);
      return List.of();
    }
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    return elements;
  }

  /** The objects of an array; none where it is not given. Their flaws are added to these. */
  List<Fields> objects(String name, int most) {
    List<Fields> objects = new ArrayList<>();
    for (JsonNode element : elements(name, most)) {
      objects.add(new Fields(element, at(name) + "/" + objects.size(), flaws));
    }
    return objects;
  }

  /** {@code value}, which has to be there. */
  <T> @Nullable T required(String name, @Nullable T value) {
    if (!object.has(name)) {
      flaw(name, "has to be given");
    }
    return value;
  }

  boolean has(String name) {
    return object.has(name);
  }

  /** What follows is wrong with a field that could be read. */
  void flaw(String name, String detail) {
    flaws.add(new Flaw(at(name), name + " " + detail));
  }

  String at(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** Everything that is wrong, fields that nobody asked for included. */
  List<Flaw> flaws() {
    object
        .fieldNames()
        .forEachRemaining(name -> {
          if (read.add(name)) {
            flaw(name, "is not a field here");
          }
        });
    return flaws;
  }

  private <T> @Nullable T read(
      String name, Function<JsonNode, Boolean> isFine, Function<JsonNode, T> value, String rule) {
    JsonNode node = find(name);
    if (node == null) {
      return null;
    }
    if (!isFine.apply(node)) {
      flaw(name, rule);
      return null;
    }
    return value.apply(node);
  }

  private @Nullable JsonNode find(String name) {
    read.add(name);
    return object.get(name);
  }
}
