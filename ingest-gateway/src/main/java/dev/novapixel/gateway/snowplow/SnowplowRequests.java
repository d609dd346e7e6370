package dev.novapixel.gateway.snowplow;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.gateway.protocol.Body;
import dev.novapixel.gateway.protocol.Envelope;
import dev.novapixel.gateway.protocol.EventReader;
import dev.novapixel.gateway.protocol.Limits;
import dev.novapixel.gateway.protocol.Parsed;
import dev.novapixel.gateway.protocol.Parsed.Shape;
import dev.novapixel.gateway.protocol.RequestFault;
import dev.novapixel.gateway.protocol.RequestParser;
import dev.novapixel.gateway.protocol.SentEvent;
import dev.novapixel.gateway.protocol.StrictJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

  @Override
  public Parsed parse(Body.Text body) {
    return StrictJson.read(
        body, parser -> new Reading(parser, body).request(), Parsed.Refused::new);
  }

  private static Parsed refused(RequestFault fault) {
    return new Parsed.Refused(fault, "");
  }

  /** One request while it is read. */
  private final class Reading {
    private final JsonParser parser;
    private final Body.Text body;
    private Envelope envelope = Envelope.NONE;

    private Reading(JsonParser parser, Body.Text body) {
      this.parser = parser;
      this.body = body;
    }

    Parsed request() throws IOException {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return refused(RequestFault.EMPTY_BODY);
      }
      if (first != JsonToken.START_OBJECT) {
        return refused(RequestFault.NOT_EVENTS);
      }
      Parsed parsed = shape.equals(Shape.SINGLE) ? parsed(List.of(event())) : list();
      return parser.nextToken() == null ? parsed : refused(RequestFault.NOT_JSON);
    }

    private Parsed list() throws IOException {
      List<SentEvent> events = null;
      boolean tooMany = false;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean data = parser.currentName().equals(DATA);
        if (parser.nextToken() == JsonToken.START_ARRAY && data) {
          events = events();
          tooMany |= events == null;
        } else {
          parser.skipChildren();
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
    private @Nullable List<SentEvent> events() throws IOException {
      List<SentEvent> events = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (events.size() == Limits.EVENTS) {
          skipRest();
          return null;
        }
        events.add(event());
      }
      return events;
    }

    private void skipRest() throws IOException {
      do {
        parser.skipChildren();
      } while (parser.nextToken() != JsonToken.END_ARRAY);
    }

    /** The event that begins here, and with the first one what it says of the request. */
    private SentEvent event() throws IOException {
      Unpacked unpacked = Unpacked.read(parser, body);
      Body.Text text = unpacked.text();
      try (JsonParser own = text.parser()) {
        EventReader reader = new EventReader(own, text, SnowplowFacts::new, personal, eventLimit);
        SentEvent event = reader.read(own.nextToken(), "");
        if (envelope.equals(Envelope.NONE)) {
          envelope = reader.facts().ofItself();
        }
        return unpacked.fault() == null
            ? event
            : new SentEvent(event.facts(), event.payload(), unpacked.fault());
      }
    }
  }
}
