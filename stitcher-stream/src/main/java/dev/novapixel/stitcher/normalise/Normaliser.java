package dev.novapixel.stitcher.normalise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.stitcher.normalise.Normalised.Code;

/** Turns every event that the gateway takes into a typed one, or says why it cannot. */
public final class Normaliser {
  /** Amounts are read from their digits, never through a binary fraction. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Normaliser() {}

  /** The typed form of {@code event}. */
  public static Normalised normalise(PixelEvent event) {
    try {
      JsonNode payload = JSON.readTree(event.payload());
      if (payload == null || !payload.isObject()) {
        return new Normalised.Refused(Code.WRONG_TYPE, "", "the event should be a JSON object");
      }
      var drops = new Drops();
      return new Normalised.Typed(typed(event, Json.root(payload, drops)), drops.pointers());
    } catch (JsonProcessingException malformed) {
      return new Normalised.Refused(Code.MALFORMED_JSON, null, "the event is not JSON");
    } catch (UnusableEventException unusable) {
      return unusable.refused();
    }
  }

  private static TypedEvent typed(PixelEvent event, Json payload) throws UnusableEventException {
    return switch (event.dialect()) {
      case SHOPIFY_PIXEL -> ShopifyPixel.typed(event, payload);
      case SEGMENT -> event.reportsConsent() ? choice(event) : Segment.typed(event, payload);
      case SNOWPLOW -> event.reportsConsent() ? choice(event) : Snowplow.typed(event, payload);
      case SHOPIFY_WEBHOOK -> ShopifyWebhook.typed(event, payload);
    };
  }

  /** What a visitor allowed, which the gateway has read, whatever the language; no more is kept. */
  private static TypedEvent choice(PixelEvent event) {
    return TypedEvent.of(
        event,
        ShopperEvent.Page.UNKNOWN,
        Visits.of(event, event.userAgent()),
        new Action.ConsentUpdated(event.consent()),
        null);
  }
}
