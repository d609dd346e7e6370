package dev.novapixel.gateway.protocol;

import dev.novapixel.gateway.json.JsonReader;
import dev.novapixel.gateway.json.JsonToken;
import dev.novapixel.gateway.privacy.AddressMask;
import dev.novapixel.gateway.privacy.JsonPath;
import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.gateway.privacy.QueryMask;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/**
 * Reads one event after the other: collects its facts, and copies its bytes as they are but for
 * personal values, which become {@code null}. Not thread-safe.
 */
public final class EventReader {
  private final JsonReader json;
  private final Body.Text body;
  private final PersonalFields personal;
  private final int limit;
  private final JsonPath path = new JsonPath(Limits.DEPTH);
  private final Cuts cuts = new Cuts();
  private final IntFunction<FactCollector> language;
  private FactCollector facts;
  private int start;

  /**
   * @param json reads {@code body}
   * @param language makes what collects the facts of an event, given how many objects and arrays it
   *     is in
   * @param limit the most bytes of an event
   */
  public EventReader(
      JsonReader json,
      Body.Text body,
      IntFunction<FactCollector> language,
      PersonalFields personal,
      int limit) {
    this.json = json;
    this.body = body;
    this.language = language;
    this.facts = language.apply(0);
    this.personal = personal;
    this.limit = limit;
  }

  /** Reads the event whose first token is {@code token}. */
  public SentEvent read(JsonToken token) {
    begin(token);
    if (token != JsonToken.START_OBJECT) {
      facts.fault(Reason.NOT_AN_OBJECT, "");
    }
    if (token.isStructStart()) {
      if (token == JsonToken.START_ARRAY) {
        path.enterElement();
      }
      rest();
    } else {
      number(token);
    }
    return end();
  }

  /** The reader stands at an event's first token. */
  void begin(JsonToken token) {
    facts = language.apply(token.isStructStart() ? json.depth() - 1 : json.depth());
    cuts.clear();
    start = json.start();
  }

  /** The reader stands at the value of the member {@code name}. */
  void member(String name, JsonToken token) {
    if (opens(name, token)) {
      rest();
    }
  }

  /** What collected the facts of the event that was read last. */
  public FactCollector facts() {
    return facts;
  }

  /** The reader stands at the event's last token. */
  SentEvent end() {
    int end = offset();
    if (end - start > limit) {
      facts.fault(Reason.EVENT_TOO_LARGE, "");
    }
    EventFacts found = facts.finish();
    return new SentEvent(found, payload(end), facts.fault());
  }

  /** Reads on to the end of the object or array that has begun; afterwards it is left. */
  private void rest() {
    // No recursion: a compiler would inline the parser once for each level.
    int open = 1;
    while (open > 0) {
      JsonToken token = json.next();
      switch (token) {
        case FIELD_NAME -> open += opens(json.name(), json.next()) ? 1 : 0;
        case START_OBJECT -> open++;
        case START_ARRAY -> {
          path.enterElement();
          open++;
        }
        case END_OBJECT -> {
          leaveMember();
          open--;
        }
        case END_ARRAY -> {
          path.leave();
          leaveMember();
          open--;
        }
        default -> {
          facts.seeElement(path, token, json);
          number(token);
        }
      }
    }
  }

  /** Reads a member as far as it is not an object or an array, which it opens. */
  private boolean opens(String name, JsonToken token) {
    path.enter(name);
    facts.see(path, token, json);
    if (personal.contains(path)) {
      cut(token);
    } else if (token.isStructStart()) {
      if (token == JsonToken.START_ARRAY) {
        path.enterElement();
      }
      return true;
    } else {
      number(token);
    }
    path.leave();
    return false;
  }

  /** What has ended was an element, and stood under no name of its own, or a member. */
  private void leaveMember() {
    if (json.inObject()) {
      path.leave();
    }
  }

  private void number(JsonToken token) {
    if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      facts.checkExponent(json);
    }
  }

  private void cut(JsonToken token) {
    int from = json.start();
    if (token.isStructStart()) {
      json.skipChildren();
    } else {
    }
    cuts.add(from, offset());
  }

  private int offset() {
    return json.end();
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
      if (to > limit) {
        // Many little values that became null: a record of Kafka's has an end too.
        facts.fault(Reason.EVENT_TOO_LARGE, "");
      }
    }
    String text =
        body.mayHoldAddress()
            ? AddressMask.apply(source, from, to)
            : new String(source, from, to - from, StandardCharsets.UTF_8);
    return QueryMask.apply(text, personal);
  }
}
