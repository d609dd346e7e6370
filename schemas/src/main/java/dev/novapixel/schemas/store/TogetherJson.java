package dev.novapixel.schemas.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.novapixel.schemas.feature.ProductAffinity.DayCount;
import dev.novapixel.schemas.feature.ProductAffinity.Neighbour;
import dev.novapixel.schemas.feature.ProductAffinity.Together;
import java.util.ArrayList;
import java.util.List;

/**
 * How one relation of a product is written in {@code product_pair_counts}, both ways: {@code
 * {"days": [[day, count], …], "neighbours": [["product id", [[day, count], …]], …]}}.
 */
public final class TogetherJson {
  private static final JsonMapper JSON = new JsonMapper();

  private TogetherJson() {}

  /** The tree to write. */
  public static ObjectNode write(Together together) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("days", days(together.days()));
    ArrayNode neighbours = node.putArray("neighbours");
    for (Neighbour neighbour : together.neighbours()) {
      neighbours.addArray().add(neighbour.productId()).add(days(neighbour.days()));
    }
    return node;
  }

  /** The inverse of {@link #write}; {@code text} is a whole column. */
  public static Together read(String text) {
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalArgumentException("not pair counts: " + text, unreadable);
    }
    List<Neighbour> neighbours = new ArrayList<>();
    for (JsonNode neighbour : node.path("neighbours")) {
      neighbours.add(new Neighbour(neighbour.path(0).asText(), days(neighbour.path(1))));
    }
    return new Together(days(node.path("days")), neighbours);
  }

  private static ArrayNode days(List<DayCount> days) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    days.forEach(day -> array.addArray().add(day.day()).add(day.count()));
    return array;
  }

  private static List<DayCount> days(JsonNode array) {
    List<DayCount> days = new ArrayList<>();
    for (JsonNode day : array) {
      days.add(new DayCount(day.path(0).asInt(), day.path(1).asLong()));
    }
    return days;
  }
}
