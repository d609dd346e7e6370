package dev.novapixel.schemas.redis;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.schemas.feature.ProductAffinity.DayCount;
import dev.novapixel.schemas.feature.ProductAffinity.Neighbour;
import dev.novapixel.schemas.feature.ProductAffinity.Together;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Redis hash at {@link RedisKeys#viewedTogether} or {@link RedisKeys#boughtTogether}: how often
 * a product was viewed or bought, and with what. {@link #DAYS} alone is enough for the n_q of a
 * neighbour.
 */
public final class AffinityHash {
  /** n_p by day: {@code day:count,day:count}. */
  public static final String DAYS = "days";

  /** JSON arrays of {@code [product, day, count, day, count, …]}, best first. */
  public static final String NEIGHBOURS = "neighbours";

  private AffinityHash() {}

  /** The fields to write. */
  public static Map<String, String> write(Together together) {
    return Map.of(
        DAYS, days(together.days()), NEIGHBOURS, FeatureText.json(arrays(together.neighbours())));
  }

  /** The relation from the fields read; {@link Together#NONE} if there is none. */
  public static Together read(Map<String, String> fields) {
    return new Together(days(fields.get(DAYS)), neighbours(fields.getOrDefault(NEIGHBOURS, "[]")));
  }

  /**
   * A relation summed up over all days: what lists are made from.
   *
   * @param total n_p
   * @param neighbours the best, best first
   */
  public record Sums(long total, List<Sum> neighbours) {
    public Sums {
      neighbours = List.copyOf(neighbours);
    }
  }

  /** n_pq of one other product. */
  public record Sum(String productId, long total) {}

  /** The sums of the relation, with {@code atMost} neighbours. */
  public static Sums sums(Map<String, String> fields, int atMost) {
    var neighbours = new ArrayList<Sum>();
    try (JsonParser json = FeatureText.parser(fields.getOrDefault(NEIGHBOURS, "[]"))) {
      json.nextToken();
      while (neighbours.size() < atMost && json.nextToken() == JsonToken.START_ARRAY) {
        neighbours.add(sum(json));
      }
    } catch (IOException broken) {
      throw new IllegalStateException("a value in Redis is not JSON", broken);
    }
    return new Sums(total(fields.get(DAYS)), neighbours);
  }

  private static Sum sum(JsonParser json) throws IOException {
    String product = json.nextTextValue();
    long total = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      json.nextToken();
      total += json.getLongValue();
    }
    return new Sum(product, total);
  }

  /** The sum over all days from the text of {@link #DAYS}; 0 where the field is absent. */
  public static long total(@Nullable String text) {
    long total = 0;
    int at = text == null ? -1 : text.indexOf(':');
    while (text != null && at >= 0) {
      int end = text.indexOf(',', at);
      total += Long.parseLong(text, at + 1, end < 0 ? text.length() : end, 10);
      at = text.indexOf(':', at + 1);
    }
    return total;
  }

  /** Counts by day from the text of {@link #DAYS}; none where the field is absent. */
  public static List<DayCount> days(@Nullable String text) {
    var days = new ArrayList<DayCount>();
    if (text == null || text.isEmpty()) {
      return days;
    }
    for (String day : text.split(",", -1)) {
      int separator = day.indexOf(':');
      days.add(
          new DayCount(
              Integer.parseInt(day, 0, separator, 10),
              Long.parseLong(day, separator + 1, day.length(), 10)));
    }
    return days;
  }

  static String days(List<DayCount> days) {
    var text = new StringBuilder();
    for (DayCount day : days) {
      text.append(text.isEmpty() ? "" : ",").append(day.day()).append(':').append(day.count());
    }
    return text.toString();
  }

  private static List<List<Object>> arrays(List<Neighbour> neighbours) {
    var arrays = new ArrayList<List<Object>>(neighbours.size());
    for (Neighbour neighbour : neighbours) {
      var array = new ArrayList<Object>(1 + 2 * neighbour.days().size());
      array.add(neighbour.productId());
      for (DayCount day : neighbour.days()) {
        array.add(day.day());
        array.add(day.count());
      }
      arrays.add(array);
    }
    return arrays;
  }

  private static List<Neighbour> neighbours(String text) {
    var neighbours = new ArrayList<Neighbour>();
    for (JsonNode array : FeatureText.parse(text, JsonNode.class)) {
      var days = new ArrayList<DayCount>(array.size() / 2);
      for (int i = 1; i + 1 < array.size(); i += 2) {
        days.add(new DayCount(array.get(i).asInt(), array.get(i + 1).asLong()));
      }
      neighbours.add(new Neighbour(array.get(0).asText(), days));
    }
    return neighbours;
  }
}
