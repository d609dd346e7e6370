package dev.novapixel.gateway.protocol;

import dev.novapixel.gateway.json.JsonReader;
import dev.novapixel.gateway.json.JsonToken;
import dev.novapixel.gateway.privacy.JsonPath;
import org.jspecify.annotations.Nullable;

/**
 * Picks up an event's facts, or an envelope's, as the tokens go by, and the first thing that is
 * wrong with them. Of a member that stands there twice the last counts. Not thread-safe.
 *
 * <p>Each dialect has its own, which knows where its clients say what.
 */
public abstract class FactCollector {
  private final int outside;
  private @Nullable Fault fault;

  /**
   * @param outside how many objects and arrays the event is in
   */
  protected FactCollector(int outside) {
    this.outside = outside;
  }

  /** A member's value begins; {@code json} stands at its first token. */
  public abstract void see(JsonPath path, JsonToken value, JsonReader json);

  /** A string, number or literal stands in an array. */
  public void seeElement(JsonPath path, JsonToken value, JsonReader json) {}

  /** The event's facts; called once, when it is read. */
  public abstract EventFacts finish();

  /** What was read as an envelope around events. */
  public abstract Envelope ofAll();

  /** What was read as an event that came alone, as far as it concerns its sending. */
  public abstract Envelope ofItself();

  /** A name, null where there is none. */
  protected final @Nullable String name(JsonToken value, JsonReader json) {
    if (value == JsonToken.VALUE_NULL) {
      return null;
    }
    String text = value == JsonToken.VALUE_STRING ? json.text() : null;
    if (text == null || text.length() > Limits.NAME_LENGTH) {
      fault(Reason.INVALID_NAME, json);
      return null;
    }
    String name = text.strip();
    return name.isEmpty() ? null : name;
  }

  /** An id in its canonical spelling, null where there is none; {@code invalid} if it is no id. */
  protected final @Nullable String identifier(JsonToken value, JsonReader json, Reason invalid) {
    if (value == JsonToken.VALUE_NULL) {
      return null;
    }
    boolean readable = value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT;
    String raw = readable ? json.text() : null;
    if (raw == null || raw.length() > Limits.ID_LENGTH) {
      fault(invalid, json);
      return null;
    }
    String text = Ids.canonical(raw);
    if (Ids.isPlaceholder(text)) {
      fault(Reason.PLACEHOLDER_ID, json);
      return null;
    }
    return text.isEmpty() ? null : text;
  }

  /** As above, of an id that was read before and stood at {@code place}. */
  protected final @Nullable String identifier(String raw, Reason invalid, String place) {
    String text = Ids.canonical(raw);
    boolean placeholder = Ids.isPlaceholder(text);
    if (placeholder || text.length() > Limits.ID_LENGTH) {
      fault(placeholder ? Reason.PLACEHOLDER_ID : invalid, place);
      return null;
    }
    return text.isEmpty() ? null : text;
  }

  /** Any value that is neither null nor a structure, as text. */
  protected static @Nullable String scalar(JsonToken value, JsonReader json) {
    return value.isScalarValue() && value != JsonToken.VALUE_NULL ? json.text() : null;
  }

  /** A user agent, cut where it is too long. */
  protected static @Nullable String userAgent(JsonToken value, JsonReader json) {
    return UserAgents.cut(scalar(value, json));
  }

  /** The reader stands at a number with a fraction or an exponent. */
  final void checkExponent(JsonReader json) {
    if (json.exponentDigits() > Limits.EXPONENT_DIGITS) {
      fault(Reason.NUMBER_OUT_OF_RANGE, json);
    }
  }

  /** Notes that something is wrong where the reader stands, unless something was before. */
  protected final void fault(Reason reason, JsonReader json) {
    if (fault == null) {
      fault = Fault.of(reason, json.pointer(outside));
    }
  }

  /** Notes that something is wrong at {@code place}, unless something was before. */
  protected final void fault(Reason reason, String place) {
    if (fault == null) {
      fault = Fault.of(reason, place);
    }
  }

  /** The first thing that is wrong. */
  protected final @Nullable Fault fault() {
    return fault;
  }

  /** The first thing that is wrong, if it stands for all events of the envelope that it is in. */
  protected final @Nullable Fault faultOfAll() {
    return fault == null || !concernsAll(fault.reason()) ? null : fault.ofEnvelope();
  }

  private static boolean concernsAll(Reason reason) {
    return reason == Reason.INVALID_CUSTOMER_ID
        || reason == Reason.PLACEHOLDER_ID
        || reason == Reason.INVALID_CONSENT;
  }
}
