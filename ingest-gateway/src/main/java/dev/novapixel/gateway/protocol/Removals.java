package dev.novapixel.gateway.protocol;

import dev.novapixel.gateway.json.JsonReader;
import dev.novapixel.gateway.json.JsonToken;
import dev.novapixel.gateway.privacy.AddressMask;
import dev.novapixel.gateway.privacy.JsonPath;
import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.gateway.privacy.QueryMask;
import dev.novapixel.gateway.protocol.Parsed.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what is taken out of a request's events, for people who want to see it before they send.
 * Reads a body once more, which nobody does who only wants its events. Used once; not thread-safe.
 */
public final class Removals {
  /** JSON pointers of one event; more are not told. */
  private static final int MOST = 100;

  private final JsonReader json;
  private final PersonalFields personal;
  private final JsonPath path = new JsonPath(Limits.DEPTH);
  private final List<List<String>> found = new ArrayList<>();
  private List<String> ofEvent = List.of();

  private Removals(JsonReader json, PersonalFields personal) {
    this.json = json;
    this.personal = personal;
  }

  /**
   * JSON pointers into {@code body} to all values that are taken out whole or in part, a list for
   * each event.
   *
   * @param body one that was parsed without fault
   * @param shape how it is laid out
   */
  public static List<List<String>> of(Body.Text body, Shape shape, PersonalFields personal) {
    Removals removals = new Removals(body.reader(), personal);
    removals.request(shape);
    return removals.found;
  }

  private void request(Shape shape) {
    JsonToken first = json.nextDocument();
    if (shape.equals(Shape.SINGLE) || shape.isLines()) {
      for (JsonToken token = first; token != null; token = json.nextDocument()) {
        event(token);
      }
    } else if (shape.equals(Shape.ARRAY)) {
      events();
    } else {
      while (json.next() == JsonToken.FIELD_NAME) {
        boolean list = ("/" + json.name()).equals(shape.list());
        if (json.next() == JsonToken.START_ARRAY && list) {
          found.clear();
          events();
        } else {
          json.skipChildren();
        }
      }
    }
  }

  private void events() {
    for (JsonToken token = json.next(); token != JsonToken.END_ARRAY; token = json.next()) {
      event(token);
    }
  }

  private void event(JsonToken token) {
    ofEvent = new ArrayList<>();
    value(token);
    found.add(List.copyOf(ofEvent));
  }

  private void value(JsonToken token) {
    switch (token) {
      case START_OBJECT -> {
        while (json.next() == JsonToken.FIELD_NAME) {
          path.enter(json.name());
          member(json.next());
          path.leave();
        }
      }
      case START_ARRAY -> {
        path.enterElement();
        for (JsonToken element = json.next();
            element != JsonToken.END_ARRAY;
            element = json.next()) {
          value(element);
        }
        path.leave();
      }
      case VALUE_STRING -> {
        if (isMasked(json.text())) {
          add();
        }
      }
      default -> {
        // Numbers and literals hold nothing that is known by its form.
      }
    }
  }

  private void member(JsonToken token) {
    if (!personal.contains(path)) {
      value(token);
    } else {
      if (token != JsonToken.VALUE_NULL) {
        add();
      }
      json.skipChildren();
    }
  }

  /** In a body there is a quotation mark before each text. */
  private boolean isMasked(String text) {
    String quoted = '"' + text;
    return !AddressMask.apply(text).equals(text)
        || !QueryMask.apply(quoted, personal).equals(quoted);
  }

  private void add() {
    if (ofEvent.size() < MOST) {
      ofEvent.add(json.pointer());
    }
  }
}
