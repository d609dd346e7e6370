package dev.novapixel.gateway.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.novapixel.gateway.privacy.AddressMask;
import dev.novapixel.gateway.privacy.JsonPath;
import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.gateway.privacy.QueryMask;
import dev.novapixel.gateway.protocol.Parsed.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what is taken out of a request's events, for people who want to see it before they send.
 * Reads a body once more, which nobody does who only wants its events. Used once; not thread-safe.
 */
public final class Removals {
  /** JSON pointers of one event; more are not told. */
  private static final int MOST = 100;

  private final JsonParser parser;
  private final PersonalFields personal;
  private final JsonPath path = new JsonPath(Limits.DEPTH);
  private final List<List<String>> found = new ArrayList<>();
  private List<String> ofEvent = List.of();

  private Removals(JsonParser parser, PersonalFields personal) {
    this.parser = parser;
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
    try (JsonParser parser = body.parser()) {
      Removals removals = new Removals(parser, personal);
      removals.request(shape);
      return removals.found;
    } catch (IOException e) {
      throw new UncheckedIOException("it was parsed before", e);
    }
  }

  private void request(Shape shape) throws IOException {
    parser.nextToken();
    if (shape.equals(Shape.SINGLE)) {
      event();
    } else if (shape.isLines()) {
      do {
        event();
      } while (parser.nextToken() != null);
    } else if (shape.equals(Shape.ARRAY)) {
      events();
    } else {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean list = ("/" + parser.currentName()).equals(shape.list());
        if (parser.nextToken() == JsonToken.START_ARRAY && list) {
          found.clear();
          events();
        } else {
          parser.skipChildren();
        }
      }
    }
  }

  private void events() throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      event();
    }
  }

  private void event() throws IOException {
    ofEvent = new ArrayList<>();
    value();
    found.add(List.copyOf(ofEvent));
  }

  private void value() throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          path.enter(parser.currentName());
          parser.nextToken();
          member();
          path.leave();
        }
      }
      case START_ARRAY -> {
        path.enterElement();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          value();
        }
        path.leave();
      }
      case VALUE_STRING -> {
        if (isMasked(parser.getText())) {
          add();
        }
      }
      default -> {
        // Numbers and literals hold nothing that is known by its form.
      }
    }
  }

  private void member() throws IOException {
    if (!personal.contains(path)) {
      value();
    } else {
      if (parser.currentToken() != JsonToken.VALUE_NULL) {
        add();
      }
      parser.skipChildren();
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
      ofEvent.add(parser.getParsingContext().pathAsPointer().toString());
    }
  }
}
