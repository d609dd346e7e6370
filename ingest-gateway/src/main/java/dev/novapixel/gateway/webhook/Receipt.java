package dev.novapixel.gateway.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * What is known of a signed webhook before its body is read.
 *
 * @param headers what its headers say
 * @param eventId what it is known by: what happened and in which topic, so that two subscriptions
 *     that hear of one event are one; else the delivery; else the body itself
 * @param idDerived whether {@code eventId} is of the body
 * @param receivedAt when it came in, in whole milliseconds
 */
record Receipt(WebhookHeaders headers, String eventId, boolean idDerived, Instant receivedAt) {

  /** Reads the body's bytes as they came: a retry has the same. */
  static Receipt of(WebhookHeaders headers, byte[] body, Instant receivedAt) {
    if (headers.eventId() != null) {
      return new Receipt(headers, headers.topic() + ":" + headers.eventId(), false, receivedAt);
    }
    if (headers.webhookId() != null) {
      return new Receipt(headers, headers.webhookId(), false, receivedAt);
    }
    byte[] topic = (headers.topic() + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] both = ByteBuffer.allocate(topic.length + body.length).put(topic).put(body).array();
    return new Receipt(headers, UUID.nameUUIDFromBytes(both).toString(), true, receivedAt);
  }

  Webhook with(String body) {
    return new Webhook(headers, eventId, idDerived, body, receivedAt);
  }
}
