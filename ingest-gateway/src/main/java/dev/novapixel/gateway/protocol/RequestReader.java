package dev.novapixel.gateway.protocol;

import dev.novapixel.gateway.json.JsonReader;
import dev.novapixel.gateway.json.JsonToken;
import dev.novapixel.gateway.protocol.Parsed.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one request. Whether an object is an event or an envelope shows only when its list of
 * events comes by, so an object is read as both. Used once; not thread-safe.
 */
final class RequestReader {
  private final Language language;
  private final EventReader root;
  private final EventReader element;
  private final JsonReader json;

  RequestReader(Language language, EventReader root, EventReader element, JsonReader json) {
    this.language = language;
    this.root = root;
    this.element = element;
    this.json = json;
  }

  Parsed read() {
    JsonToken first = json.nextDocument();
    if (first == null) {
      return new Parsed.Refused(RequestFault.EMPTY_BODY, "");
    }
    Parsed parsed =
        switch (first) {
          case START_ARRAY -> request(Shape.ARRAY, Envelope.NONE, elements());
          case START_OBJECT -> object();
          default -> new Parsed.Refused(RequestFault.NOT_EVENTS, "");
        };
    JsonToken next = parsed instanceof Parsed.Request ? json.nextDocument() : null;
    if (next == null) {
      return parsed;
    }
    return parsed instanceof Parsed.Request(Shape shape, Envelope sole, List<SentEvent> events)
            && shape.equals(Shape.SINGLE)
        ? lines(sole, events.getFirst(), next)
        : new Parsed.Refused(RequestFault.NOT_JSON, "");
  }

  /** What looked like one event was the first of several. */
  private Parsed lines(Envelope first, SentEvent event, JsonToken second) {
    List<SentEvent> events = new ArrayList<>(List.of(event));
    for (JsonToken token = second; token != null; token = json.nextDocument()) {
      if (events.size() == language.maxEvents()) {
        return tooMany();
      }
      events.add(element.read(token));
    }
    return request(
        Shape.LINES, new Envelope(null, null, null, null, first.writeKey(), null), events);
  }

  private Parsed object() {
    Shape envelope = Shape.envelope(language.list());
    root.begin(JsonToken.START_OBJECT);
    List<SentEvent> events = null;
    while (json.next() == JsonToken.FIELD_NAME) {
      String name = json.name();
      JsonToken value = json.next();
      if (value == JsonToken.START_ARRAY && name.equals(language.list())) {
        events = elements();
        if (events == null) {
          return tooMany();
        }
      } else {
        root.member(name, value);
      }
    }
    return events == null
        ? request(Shape.SINGLE, root.facts().ofItself(), List.of(root.end()))
        : request(envelope, root.facts().ofAll(), events);
  }

  private static Parsed request(Shape shape, Envelope envelope, @Nullable List<SentEvent> events) {
    return events == null ? tooMany() : new Parsed.Request(shape, envelope, events);
  }

  private static Parsed tooMany() {
    return new Parsed.Refused(RequestFault.TOO_MANY_EVENTS, "");
  }

  /** The events of the array that begins here; null if there are too many. */
  private @Nullable List<SentEvent> elements() {
    List<SentEvent> events = new ArrayList<>();
    for (JsonToken token = json.next(); token != JsonToken.END_ARRAY; token = json.next()) {
      if (events.size() == language.maxEvents()) {
        return null;
      }
      events.add(element.read(token));
    }
    return events;
  }
}
