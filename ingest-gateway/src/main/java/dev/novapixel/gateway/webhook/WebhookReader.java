package dev.novapixel.gateway.webhook;

import dev.novapixel.gateway.json.JsonReader;
import dev.novapixel.gateway.json.JsonToken;
import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.gateway.protocol.Body;
import dev.novapixel.gateway.protocol.EventReader;
import dev.novapixel.gateway.protocol.RequestFault;
import dev.novapixel.gateway.protocol.SentEvent;
import dev.novapixel.gateway.protocol.StrictJson;

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
    return StrictJson.read(body, json -> read(json, body, headers), Unreadable::new);
  }

  private Reading read(JsonReader json, Body.Text body, WebhookHeaders headers) {
    JsonToken first = json.nextDocument();
    if (first == null) {
      return new Unreadable(RequestFault.EMPTY_BODY, "");
    }
    EventReader reader =
        new EventReader(json, body, root -> new WebhookFacts(headers), personal, BODY_LIMIT);
    SentEvent event = reader.read(first);
    return json.nextDocument() == null
        ? new Read(event)
        : new Unreadable(RequestFault.NOT_JSON, "");
  }
}
