package dev.novapixel.stitcher.normalise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.novapixel.stitcher.normalise.Normalised.Code;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in an event's JSON that knows its own pointer, so that a refusal can name it. {@code
 * null} and absent are the same unless a method says otherwise.
 */
record Json(JsonNode node, @Nullable Json parent, String name) {

  /** Longest text kept; anything longer is cut: titles and addresses, never ids. */
  private static final int TEXT_LIMIT = 2048;

  static Json root(JsonNode node) {
    return new Json(node, null, "");
  }

  Json at(String field) {
    JsonNode child = node.get(field);
    return new Json(child == null ? MissingNode.getInstance() : child, this, field);
  }

  /** As {@link #at}, but refuses the event where there is nothing. */
  Json required(String field) throws UnusableEventException {
    Json child = at(field);
    if (!child.isPresent()) {
      throw child.refuse(Code.MISSING_FIELD, "is required");
    }
    return child;
  }

  /** As {@link #at}, but refuses the event where not even {@code null} is written. */
  Json declared(String field) throws UnusableEventException {
    Json child = at(field);
    if (child.node.isMissingNode()) {
      throw child.refuse(Code.MISSING_FIELD, "is required, though it may be null");
    }
    return child;
  }

  boolean isPresent() {
    return !node.isMissingNode() && !node.isNull();
  }

  /** The elements of an array; nothing where there is none. */
  List<Json> elements() throws UnusableEventException {
    if (!isPresent()) {
      return List.of();
    }
    if (!node.isArray()) {
      throw refuse(Code.WRONG_TYPE, "should be an array");
    }
    var elements = new ArrayList<Json>(node.size());
    for (int i = 0; i < node.size(); i++) {
      elements.add(new Json(node.get(i), this, Integer.toString(i)));
    }
    return elements;
  }

  /** Text for people, cleaned and cut; null where there is none or it is of another type. */
  @Nullable String text() {
    if (!node.isTextual()) {
      return null;
    }
    String clean = Text.clean(node.textValue(), TEXT_LIMIT);
    return clean.isBlank() ? null : clean;
  }

  /** Text that has to be there; it may be empty. */
  String requiredText() throws UnusableEventException {
    if (!node.isTextual()) {
      throw refuse(Code.WRONG_TYPE, "should be text");
    }
    return Text.clean(node.textValue(), TEXT_LIMIT);
  }

  /** A canonical id, whichever way the client writes it; null where there is none. */
  @Nullable String id() throws UnusableEventException {
    if (!isPresent()) {
      return null;
    }
    if (!node.isTextual() && !node.isIntegralNumber()) {
      throw refuse(Code.WRONG_TYPE, "should be an id: text or a whole number");
    }
    String canonical = Ids.canonical(node.asText());
    if (!Ids.isUsable(canonical)) {
      throw refuse(Code.INVALID_VALUE, "is no usable id: too long, or with control characters");
    }
    return canonical.isEmpty() ? null : canonical;
  }

  /** As {@link #id}, but refuses the event where there is none. */
  String requiredId() throws UnusableEventException {
    String id = id();
    if (id == null) {
      throw refuse(Code.MISSING_FIELD, "is required");
    }
    return id;
  }

  /** A decimal number, written as a number or as text; null where it is neither. */
  @Nullable BigDecimal decimal() {
    if (node.isNumber()) {
      return node.decimalValue();
    }
    return node.isTextual() ? Text.decimal(node.textValue()) : null;
  }

  @Nullable Boolean bool() {
    return node.isBoolean() ? node.booleanValue() : null;
  }

  UnusableEventException refuse(Code code, String detail) {
    return new UnusableEventException(code, pointer(), name + " " + detail);
  }

  /** RFC 6901 pointer from the event's root. */
  String pointer() {
    return parent == null
        ? ""
        : parent.pointer() + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
