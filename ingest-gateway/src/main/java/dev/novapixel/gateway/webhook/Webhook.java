package dev.novapixel.gateway.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.novapixel.gateway.privacy.AddressMask;
import dev.novapixel.gateway.privacy.Pseudonym;
import dev.novapixel.gateway.protocol.EventFacts;
import dev.novapixel.gateway.protocol.EventTime;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.shop.ShopSettings;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that was signed by one of our apps, as it goes on the log.
 *
 * @param headers what its headers say
 * @param eventId what it is known by
 * @param idDerived whether {@code eventId} follows from its body, because its headers have none
 * @param body its body without personal data, as JSON; {@code null} (the literal) if it is none
 * @param receivedAt when it came in, in whole milliseconds
 */
record Webhook(
    WebhookHeaders headers, String eventId, boolean idDerived, String body, Instant receivedAt) {

  private static final JsonFactory JSON = new JsonFactory();

  /** Characters of a rejected original that are kept: 32 KiB of what is mostly ASCII. */
  private static final int ORIGINAL_LENGTH = 32 * 1024;

  /** The event that it is, in the shop that it belongs to. */
  PixelEvent event(EventFacts facts, ShopSettings shop) {
    EventTime time = EventTime.live(facts.timestamp(), null, receivedAt);
    return new PixelEvent(
        shop.shop(),
        eventId,
        idDerived,
        Dialect.SHOPIFY_WEBHOOK,
        name(),
        null,
        known(facts.checkoutToken(), shop),
        known(facts.orderCustomerId(), shop),
        Consent.ABSENT,
        time.occurredAt(),
        time.clientTime(),
        time.corrected(),
        receivedAt,
        shop.stamp(),
        null,
        null,
        null,
        payload());
  }

  private static @Nullable String known(@Nullable String id, ShopSettings shop) {
    return id == null ? null : Pseudonym.of(id, shop.shop());
  }

  /** What is kept of it where it can't be used. */
  RejectedEvent rejected(String shop, WebhookFault fault) {
    String original = payload();
    boolean truncated = original.length() > ORIGINAL_LENGTH;
    return new RejectedEvent(
        shop,
        eventId,
        RejectedEvent.Stage.GATEWAY,
        fault.code(),
        AddressMask.apply(fault.pointer()),
        fault.detail(),
        receivedAt,
        truncated ? original.substring(0, ORIGINAL_LENGTH) : original,
        truncated,
        null);
  }

  private String name() {
    if (headers.topic() == null) {
      throw new IllegalStateException("a webhook without a topic is faulty");
    }
    return headers.topic();
  }

  private String payload() {
    StringWriter out = new StringWriter(body.length() + 256);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      write(json, "topic", headers.topic());
      write(json, "shop", headers.shop());
      write(json, "webhookId", headers.webhookId());
      write(json, "eventId", headers.eventId());
      write(json, "apiVersion", headers.apiVersion());
      write(json, "triggeredAt", headers.triggeredAt());
      json.writeFieldName("body");
      json.writeRawValue(body);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory does not fail", impossible);
    }
    return out.toString();
  }

  private static void write(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, value);
    }
  }
}
