package dev.novapixel.gateway.webhook;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.gateway.protocol.Body;
import dev.novapixel.gateway.protocol.EventReader;
import dev.novapixel.gateway.protocol.RequestFault;
import dev.novapixel.gateway.protocol.SentEvent;
import java.io.IOException;

/** Reads webhooks' bodies in one pass, without a tree. Thread-safe. */
final class WebhookReader {
  /**
   * Bytes of a body; beyond: rejected. Far above the limit of a pixel's event, for an order or a
   * product may have hundreds of lines or variants; Kafka takes records of 1 MiB.
   */
  static final int BODY_LIMIT = 768 * 1024;

  private final PersonalFields personal;

  /**
   * @param personal what is cut out
   */
  WebhookReader(PersonalFields personal) {
    this.personal = personal;
  }

  /** A body that was read, or why it can't be. */
  sealed interface Reading {}

  /** What it says; it may still be faulty. */
  record Read(SentEvent event) implements Reading {}

  /** It is no JSON that we read. */
  record Unreadable(RequestFault fault, String pointer) implements Reading {}

  /** Reads {@code body}; never throws for what it holds. */
  Reading read(Body.Text body, WebhookHeaders headers) {
    try (JsonParser parser = body.parser()) {
      return read(parser, body, headers);
    } catch (IOException closing) {
      throw new IllegalStateException("closing a parser of bytes does no I/O", closing);
    }
  }

  /** Jackson reports hash collisions among member names as an illegal state. */
  private Reading read(JsonParser parser, Body.Text body, WebhookHeaders headers) {
    try {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return new Unreadable(RequestFault.EMPTY_BODY, "");
      }
      EventReader reader =
          new EventReader(parser, body, root -> new WebhookFacts(headers), personal, BODY_LIMIT);
      SentEvent event = reader.read(first, "");
      return parser.nextToken() == null
          ? new Read(event)
          : new Unreadable(RequestFault.NOT_JSON, "");
    } catch (StreamConstraintsException beyond) {
      return new Unreadable(RequestFault.BEYOND_LIMITS, pointer(parser));
    } catch (IOException | IllegalStateException notJson) {
      return new Unreadable(RequestFault.NOT_JSON, pointer(parser));
    }
  }

  private static String pointer(JsonParser parser) {
    return parser.getParsingContext().pathAsPointer().toString();
  }
}
