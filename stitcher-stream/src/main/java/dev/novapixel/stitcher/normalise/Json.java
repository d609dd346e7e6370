package dev.novapixel.stitcher.normalise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.novapixel.stitcher.normalise.Normalised.Code;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in an event's JSON that knows its own pointer, so that a refusal can name it. {@code
 * null} and absent are the same unless a method says otherwise.
 */
record Json(JsonNode node, @Nullable Json parent, String name, Drops drops) {

  /** Longest text kept; anything longer is cut: titles and addresses, never ids. */
  static final int TEXT_LIMIT = 2048;

  static Json root(JsonNode node, Drops drops) {
    return new Json(node, null, "", drops);
  }

  Json at(String field) {
    JsonNode child = node.get(field);
    return new Json(child == null ? MissingNode.getInstance() : child, this, field, drops);
  }

  /** As {@link #at}, but refuses the event where there is nothing. */
  Json required(String field) throws UnusableEventException {
    return at(field).present();
  }

  /** This place, unless there is nothing. */
  Json present() throws UnusableEventException {
    if (!isPresent()) {
      throw refuse(Code.MISSING_FIELD, "is required");
    }
    return this;
  }

  /** The first of two spellings of a field that is there, else the first. */
  Json either(String field, String other) {
    Json second = at(other);
    return !at(field).isPresent() && second.isPresent() ? second : at(field);
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
      elements.add(new Json(node.get(i), this, Integer.toString(i), drops));
    }
    return elements;
  }

  /**
   * Text for people, cleaned and cut; null where there is none. What is of another type is dropped.
   */
  @Nullable String text() {
    if (!node.isTextual()) {
      if (isPresent()) {
        drop();
      }
      return null;
    }
    String clean = cleaned();
    return clean.isBlank() ? null : clean;
  }

  /** Text that has to be there; it may be empty. */
  String requiredText() throws UnusableEventException {
    if (!node.isTextual()) {
      throw refuse(Code.WRONG_TYPE, "should be text");
    }
    return cleaned();
  }

  private String cleaned() {
    String raw = node.textValue();
    if (raw.length() > TEXT_LIMIT) {
      drops.add(this);
    }
    return Text.clean(raw, TEXT_LIMIT);
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
      throw refuse(
          Code.INVALID_VALUE, "is no usable id: too long, or with characters that no id has");
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

  /**
   * A decimal number, written as a number or as text; null where there is none. What spells no
   * number is dropped.
   */
  @Nullable BigDecimal decimal() {
    if (!isPresent()) {
      return null;
    }
    BigDecimal decimal = spelt();
    if (decimal == null) {
      drop();
    }
    return decimal;
  }

  /** A number that has to be one, written as a number or as text. */
  BigDecimal number() throws UnusableEventException {
    BigDecimal number = spelt();
    if (number == null) {
      throw refuse(Code.WRONG_TYPE, "should be a number");
    }
    return number;
  }

  private @Nullable BigDecimal spelt() {
    if (node.isNumber()) {
      return node.decimalValue();
    }
    return node.isTextual() ? Text.decimal(node.textValue()) : null;
  }

  @Nullable Boolean bool() {
    return node.isBoolean() ? node.booleanValue() : null;
  }

  /** Whether it is a number that says "none". */
  boolean isZero() {
    BigDecimal number = spelt();
    return number != null && number.signum() == 0;
  }

  /**
   * A time with an offset that can be true of what was received at {@code receivedAt}; null where
   * there is none. One before this century, in the future, or unreadable is dropped.
   */
  @Nullable Instant time(Instant receivedAt) {
    String text = text();
    if (text == null) {
      return null;
    }
    Instant time = Times.parse(text);
    if (time == null || time.isBefore(Times.EARLIEST) || time.isAfter(receivedAt)) {
      drop();
      return null;
    }
    return time;
  }

  /** Notes that what stands here can't be used and is left out. */
  void drop() {
    drops.add(this);
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
