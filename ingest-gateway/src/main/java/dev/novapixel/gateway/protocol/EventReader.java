package dev.novapixel.gateway.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.novapixel.gateway.privacy.AddressMask;
import dev.novapixel.gateway.privacy.JsonPath;
import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.gateway.privacy.QueryMask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Reads one event after the other: collects its facts, and copies its bytes as they are but for
 * personal values, which become {@code null}. Not thread-safe.
 */
public final class EventReader {
  private final JsonParser parser;
  private final Body.Text body;
  private final PersonalFields personal;
  private final int limit;
  private final JsonPath path = new JsonPath(Limits.DEPTH);
  private final Cuts cuts = new Cuts();
  private final Function<String, FactCollector> language;
  private FactCollector facts;
  private int start;

  /**
   * @param parser reads {@code body}
   * @param language makes what collects the facts of an event, given the JSON pointer to it
   * @param limit the most bytes of an event
   */
  public EventReader(
      JsonParser parser,
      Body.Text body,
      Function<String, FactCollector> language,
      PersonalFields personal,
      int limit) {
    this.parser = parser;
    this.body = body;
    this.language = language;
    this.facts = language.apply("");
    this.personal = personal;
    this.limit = limit;
  }

  /** Reads the event whose first token is {@code token}; {@code pointer} leads to it. */
  public SentEvent read(JsonToken token, String pointer) throws IOException {
    begin(pointer);
    if (token != JsonToken.START_OBJECT) {
      facts.fault(Reason.NOT_AN_OBJECT, "");
    }
    value(token);
    return end();
  }

  /** The parser stands at an event's first token. */
  void begin(String pointer) {
    facts = language.apply(pointer);
    cuts.clear();
    start = (int) parser.currentTokenLocation().getByteOffset();
  }

  /** The parser stands at the value of the member {@code name}. */
  void member(String name, JsonToken token) throws IOException {
    path.enter(name);
    facts.see(path, token, parser);
    if (personal.contains(path)) {
      cut(token);
    } else {
      value(token);
    }
    path.leave();
  }

  /** What collected the facts of the event that was read last. */
  public FactCollector facts() {
    return facts;
  }

  /** The parser stands at the event's last token. */
  SentEvent end() throws IOException {
    parser.finishToken();
    int end = offset();
    if (end - start > limit) {
      facts.fault(Reason.EVENT_TOO_LARGE, "");
    }
    EventFacts found = facts.finish();
    return new SentEvent(found, payload(end), facts.fault());
  }

  private void value(JsonToken token) throws IOException {
    switch (token) {
      case START_OBJECT -> {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          member(parser.currentName(), parser.nextToken());
        }
      }
      case START_ARRAY -> {
        path.enterElement();
        for (JsonToken element = parser.nextToken();
            element != JsonToken.END_ARRAY;
            element = parser.nextToken()) {
          element(element);
        }
        path.leave();
      }
      case VALUE_NUMBER_FLOAT -> facts.checkExponent(parser);
      default -> {
        // Strings, whole numbers and literals stay as they are.
      }
    }
  }

  private void element(JsonToken token) throws IOException {
    if (token.isScalarValue()) {
      facts.seeElement(path, token, parser);
    }
    value(token);
  }

  private void cut(JsonToken token) throws IOException {
    int from = (int) parser.currentTokenLocation().getByteOffset();
    if (token.isStructStart()) {
      parser.skipChildren();
    } else {
      parser.finishToken();
    }
    cuts.add(from, offset());
  }

  private int offset() {
    return (int) parser.currentLocation().getByteOffset();
  }

  /** Offsets count from the text's start. */
  private String payload(int end) {
    byte[] source = body.bytes();
    int from = body.start() + start;
    int to = body.start() + end;
    if (!cuts.isEmpty()) {
      source = cuts.apply(source, body.start(), start, end);
      from = 0;
      to = source.length;
    }
    String text =
        body.mayHoldAddress()
            ? AddressMask.apply(source, from, to)
            : new String(source, from, to - from, StandardCharsets.UTF_8);
    return QueryMask.apply(text, personal);
  }
}
