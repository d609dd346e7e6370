package dev.novapixel.gateway.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.novapixel.gateway.privacy.JsonPath;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Picks up an event's facts, or an envelope's, as the tokens go by, and the first thing that is
 * wrong with them. Of a member that stands there twice the last counts. Not thread-safe.
 *
 * <p>Each dialect has its own, which knows where its clients say what.
 */
public abstract class FactCollector {
  private final String pointer;
  private @Nullable Fault fault;

  /**
   * @param pointer JSON pointer to the event
   */
  protected FactCollector(String pointer) {
    this.pointer = pointer;
  }

  /** A member's value begins; {@code parser} stands at its first token. */
  public abstract void see(JsonPath path, JsonToken value, JsonParser parser) throws IOException;

  /** A string, number or literal stands in an array. */
  public void seeElement(JsonPath path, JsonToken value, JsonParser parser) throws IOException {}

  /** The event's facts; called once, when it is read. */
  public abstract EventFacts finish();

  /** What was read as an envelope around events. */
  public abstract Envelope ofAll();

  /** What was read as an event that came alone, as far as it concerns its sending. */
  public abstract Envelope ofItself();

  /** A name, null where there is none. */
  protected final @Nullable String name(JsonToken value, JsonParser parser) throws IOException {
    if (value == JsonToken.VALUE_NULL) {
      return null;
    }
    if (value != JsonToken.VALUE_STRING || parser.getTextLength() > Limits.NAME_LENGTH) {
      fault(Reason.INVALID_NAME, parser);
      return null;
    }
    String text = parser.getText().strip();
    return text.isEmpty() ? null : text;
  }

  /** An id in its canonical spelling, null where there is none; {@code invalid} if it is no id. */
  protected final @Nullable String identifier(JsonToken value, JsonParser parser, Reason invalid)
      throws IOException {
    if (value == JsonToken.VALUE_NULL) {
      return null;
    }
    boolean readable = value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT;
    if (!readable || parser.getTextLength() > Limits.ID_LENGTH) {
      fault(invalid, parser);
      return null;
    }
    String text = Ids.canonical(parser.getText());
    if (Ids.isPlaceholder(text)) {
      fault(Reason.PLACEHOLDER_ID, parser);
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
  protected static @Nullable String scalar(JsonToken value, JsonParser parser) throws IOException {
    return value.isScalarValue() && value != JsonToken.VALUE_NULL ? parser.getText() : null;
  }

  /** A user agent, cut where it is too long. */
  protected static @Nullable String userAgent(JsonToken value, JsonParser parser)
      throws IOException {
    return UserAgents.cut(scalar(value, parser));
  }

  /** The parser stands at a number with a fraction or an exponent. */
  final void checkExponent(JsonParser parser) throws IOException {
    char[] text = parser.getTextCharacters();
    int end = parser.getTextOffset() + parser.getTextLength();
    for (int i = parser.getTextOffset(); i < end; i++) {
      if (text[i] == 'e' || text[i] == 'E') {
        int sign = text[i + 1] == '-' || text[i + 1] == '+' ? 1 : 0;
        if (end - i - 1 - sign > Limits.EXPONENT_DIGITS) {
          fault(Reason.NUMBER_OUT_OF_RANGE, parser);
        }
        return;
      }
    }
  }

  /** Notes that something is wrong where the parser stands, unless something was before. */
  protected final void fault(Reason reason, JsonParser parser) {
    if (fault == null) {
      String whole = parser.getParsingContext().pathAsPointer().toString();
      fault = Fault.of(reason, whole.substring(pointer.length()));
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
