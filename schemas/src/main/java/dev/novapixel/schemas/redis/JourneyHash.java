package dev.novapixel.schemas.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.shopper.PrivacyState;
import dev.novapixel.schemas.shopper.Shopper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The Redis hash at {@link RedisKeys#journey}: a shopper's journey as JSON, in the shape that
 * {@code GET /v1/shoppers/{ref}} answers.
 */
public final class JourneyHash {
  /** The journey as JSON text. */
  public static final String JOURNEY = "journey";

  private static final ObjectMapper JSON = new ObjectMapper();

  private JourneyHash() {}

  /** The fields to write. */
  public static Map<String, String> write(Shopper shopper) {
    return Map.of(JOURNEY, json(shopper).toString());
  }

  /** The journey of the shop's shopper, from the fields read; empty if it is unknown. */
  public static Optional<Shopper> read(String shop, Map<String, String> fields) {
    return Optional.ofNullable(fields.get(JOURNEY)).map(text -> shopper(shop, parse(text)));
  }

  /** The journey as the API answers it. */
  public static ObjectNode json(Shopper shopper) {
    var json =
        JSON.createObjectNode()
            .put("id", shopper.id().text())
            .put("state", shopper.state().text())
            .put("first_seen", Times.text(shopper.firstSeen()))
            .put("last_active", Times.text(shopper.lastActive()));
    var identifiers = json.putArray("identifiers");
    for (var tie : shopper.ties()) {
      identifiers
          .addObject()
          .put("type", tie.identifier().type().text())
          .put("value", tie.identifier().value())
          .put("tied_at", Times.text(tie.tiedAt()))
          .put("event_id", tie.eventId());
    }
    var merges = json.putArray("merges");
    for (var merge : shopper.merges()) {
      merges
          .addObject()
          .put("from", merge.from().text())
          .put("to", merge.to().text())
          .put("at", Times.text(merge.at()))
          .put("event_id", merge.eventId());
    }
    var units = json.putArray("units");
    for (var unit : shopper.units()) {
      var written = units.addObject().put("client", unit.client());
      if (unit.customer() != null) {
        written.put("customer", unit.customer());
      }
      written.put("first_event_id", unit.firstEventId());
    }
    return json;
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a journey in Redis is not JSON", broken);
    }
  }

  private static Shopper shopper(String shop, JsonNode json) {
    return new Shopper(
        shop,
        identifier(json.path("id").asText()),
        PrivacyState.valueOf(json.path("state").asText().toUpperCase(Locale.ROOT)),
        Times.read(json.path("first_seen").asText()),
        Times.read(json.path("last_active").asText()),
        list(json.path("identifiers"), JourneyHash::tie),
        list(json.path("merges"), JourneyHash::merge),
        list(json.path("units"), JourneyHash::unit));
  }

  private static Shopper.Tie tie(JsonNode json) {
    return new Shopper.Tie(
        identifier(json.path("type").asText() + ":" + json.path("value").asText()),
        Times.read(json.path("tied_at").asText()),
        json.path("event_id").asText());
  }

  private static Shopper.Merge merge(JsonNode json) {
    return new Shopper.Merge(
        identifier(json.path("from").asText()),
        identifier(json.path("to").asText()),
        Times.read(json.path("at").asText()),
        json.path("event_id").asText());
  }

  private static Shopper.Unit unit(JsonNode json) {
    return new Shopper.Unit(
        json.path("client").asText(),
        json.path("customer").textValue(),
        json.path("first_event_id").asText());
  }

  private static Identifier identifier(String text) {
    return Identifier.parse(text)
        .orElseThrow(() -> new IllegalStateException("a journey in Redis names no identifier"));
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
    var list = new ArrayList<T>(array.size());
    array.forEach(json -> list.add(element.apply(json)));
    return list;
  }
}
