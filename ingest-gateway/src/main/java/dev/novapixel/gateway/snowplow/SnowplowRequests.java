package dev.novapixel.gateway.snowplow;

import dev.novapixel.gateway.json.JsonReader;
import dev.novapixel.gateway.json.JsonToken;
import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.gateway.protocol.Body;
import dev.novapixel.gateway.protocol.Envelope;
import dev.novapixel.gateway.protocol.EventReader;
import dev.novapixel.gateway.protocol.Limits;
import dev.novapixel.gateway.protocol.Parsed;
import dev.novapixel.gateway.protocol.Parsed.Shape;
import dev.novapixel.gateway.protocol.Removals;
import dev.novapixel.gateway.protocol.RequestFault;
import dev.novapixel.gateway.protocol.RequestParser;
import dev.novapixel.gateway.protocol.SentEvent;
import dev.novapixel.gateway.protocol.StrictJson;
import dev.novapixel.gateway.protocol.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests of Snowplow's trackers. What an event describes itself with comes packed into
 * strings; it is unpacked first, so that personal values in it are seen and later readers find
 * JSON.
 */
public final class SnowplowRequests implements RequestParser {
  private static final String DATA = "data";

  private final Shape shape;
  private final PersonalFields personal;
  private final int eventLimit;

  private SnowplowRequests(Shape shape, PersonalFields personal, int eventLimit) {
    this.shape = shape;
    this.personal = personal;
    this.eventLimit = eventLimit;
  }

  /**
   * What reads POSTs: {@code {"schema": …, "data": [event, …]}}.
   *
   * @param personal what is cut out
   * @param eventLimit the most bytes of an event, unpacked
   */
  public static RequestParser ofPosts(PersonalFields personal, int eventLimit) {
    return new SnowplowRequests(Shape.envelope(DATA), personal, eventLimit);
  }

  /** What reads GETs, whose query was made an object: one event. */
  public static RequestParser ofQueries(PersonalFields personal, int eventLimit) {
    return new SnowplowRequests(Shape.SINGLE, personal, eventLimit);
  }

  /**
   * Finds what is taken out of POSTs. Pointers lead into self-describing data as if it had come
   * unpacked: {@code /data/0/ue_pr/data/…}.
   */
  public static Trial trial(PersonalFields personal) {
    return (body, shape) -> removals(body, personal);
  }

  private static List<List<String>> removals(Body.Text body, PersonalFields personal) {
    List<List<String>> found = new ArrayList<>();
    JsonReader json = body.reader();
    json.nextDocument();
    while (json.next() == JsonToken.FIELD_NAME) {
      boolean data = json.name().equals(DATA);
      if (json.next() == JsonToken.START_ARRAY && data) {
        found.clear();
        while (json.next() != JsonToken.END_ARRAY) {
          String event = Shape.envelope(DATA).pointer(found.size());
          Body.Text text = Unpacked.read(json, body).text();
          found.add(
              Removals.of(text, Shape.SINGLE, personal).getFirst().stream()
                  .map(event::concat)
                  .toList());
        }
      } else {
        json.skipChildren();
      }
    }
    return found;
  }

  @Override
  public Parsed parse(Body.Text body) {
    return StrictJson.read(body, json -> new Reading(json, body).request(), Parsed.Refused::new);
  }

  private static Parsed refused(RequestFault fault) {
    return new Parsed.Refused(fault, "");
  }

  /** One request while it is read. */
  private final class Reading {
    private final JsonReader json;
    private final Body.Text body;
    private Envelope envelope = Envelope.NONE;

    private Reading(JsonReader json, Body.Text body) {
      this.json = json;
      this.body = body;
    }

    Parsed request() {
      JsonToken first = json.nextDocument();
      if (first == null) {
        return refused(RequestFault.EMPTY_BODY);
      }
      if (first != JsonToken.START_OBJECT) {
        return refused(RequestFault.NOT_EVENTS);
      }
      Parsed parsed = shape.equals(Shape.SINGLE) ? parsed(List.of(event())) : list();
      return json.nextDocument() == null ? parsed : refused(RequestFault.NOT_JSON);
    }

    private Parsed list() {
      List<SentEvent> events = null;
      boolean tooMany = false;
      while (json.next() == JsonToken.FIELD_NAME) {
        boolean data = json.name().equals(DATA);
        if (json.next() == JsonToken.START_ARRAY && data) {
          events = events();
          tooMany |= events == null;
        } else {
          json.skipChildren();
        }
      }
      if (tooMany) {
        return refused(RequestFault.TOO_MANY_EVENTS);
      }
      return events == null ? refused(RequestFault.NOT_EVENTS) : parsed(events);
    }

    private Parsed parsed(List<SentEvent> events) {
      return new Parsed.Request(shape, envelope, events);
    }

    /** The events of the array that begins here; null if there are too many. */
    private @Nullable List<SentEvent> events() {
      List<SentEvent> events = new ArrayList<>();
      while (json.next() != JsonToken.END_ARRAY) {
        if (events.size() == Limits.EVENTS) {
          skipRest();
          return null;
        }
        events.add(event());
      }
      return events;
    }

    private void skipRest() {
      do {
        json.skipChildren();
      } while (json.next() != JsonToken.END_ARRAY);
    }

    /** The event that begins here, and with the first one what it says of the request. */
    private SentEvent event() {
      Unpacked unpacked = Unpacked.read(json, body);
      Body.Text text = unpacked.text();
      JsonReader own = text.reader();
      JsonToken first =
          Objects.requireNonNull(own.nextDocument(), "what was unpacked is a document");
      EventReader reader = new EventReader(own, text, SnowplowFacts::new, personal, eventLimit);
      SentEvent event = reader.read(first);
      if (envelope.equals(Envelope.NONE)) {
        envelope = reader.facts().ofItself();
      }
      return unpacked.fault() == null
          ? event
          : new SentEvent(event.facts(), event.payload(), unpacked.fault());
    }
  }
}
