package dev.novapixel.schemas.redis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.schemas.feature.ProductFeatures;
import dev.novapixel.schemas.feature.ProductFeatures.Bucket;
import dev.novapixel.schemas.feature.ProductFeatures.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The Redis hash at {@link RedisKeys#product}: a product as events show it, and its counts. */
public final class ProductHash {
  public static final String TITLE = "title";
  public static final String CATEGORY = "category";
  public static final String BRAND = "brand";

  /** Price in minor units of {@link #CURRENCY}. */
  public static final String PRICE_MINOR = "price_minor";

  public static final String CURRENCY = "currency";
  public static final String LAST_SEEN_AT = "last_seen_at";

  /**
   * JSON arrays of {@code [index, views, cartAdds, orders, pieces, {currency: minor}, shown,
   * clicked, {placement: [shown, clicked, orders]}]}.
   */
  public static final String HOURS = "hours";

  /** As {@link #HOURS}, by day. */
  public static final String DAYS = "days";

  private ProductHash() {}

  /** The fields to write. */
  public static Map<String, String> write(ProductFeatures product) {
    var fields = new LinkedHashMap<String, String>();
    put(fields, TITLE, product.title());
    put(fields, CATEGORY, product.category());
    put(fields, BRAND, product.brand());
    put(fields, PRICE_MINOR, product.priceMinor());
    put(fields, CURRENCY, product.currency());
    fields.put(LAST_SEEN_AT, Times.text(product.lastSeenAt()));
    fields.put(HOURS, text(product.hours()));
    fields.put(DAYS, text(product.days()));
    return fields;
  }

  /** The product from the fields read; empty if it is unknown. */
  public static Optional<ProductFeatures> read(
      String shop, String productId, Map<String, String> fields) {
    String lastSeenAt = fields.get(LAST_SEEN_AT);
    if (lastSeenAt == null) {
      return Optional.empty();
    }
    String price = fields.get(PRICE_MINOR);
    return Optional.of(
        new ProductFeatures(
            shop,
            productId,
            fields.get(TITLE),
            fields.get(CATEGORY),
            fields.get(BRAND),
            price == null ? null : Long.valueOf(price),
            fields.get(CURRENCY),
            Times.read(lastSeenAt),
            buckets(fields.getOrDefault(HOURS, "[]")),
            buckets(fields.getOrDefault(DAYS, "[]"))));
  }

  private static void put(Map<String, String> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value.toString());
    }
  }

  private static String text(List<Bucket> buckets) {
    return FeatureText.json(
        buckets.stream()
            .map(b ->
                List.of(
                    b.index(),
                    b.views(),
                    b.cartAdds(),
                    b.orders(),
                    b.pieces(),
                    b.revenue(),
                    b.shown(),
                    b.clicked(),
                    placements(b)))
            .toList());
  }

  private static Map<String, List<Long>> placements(Bucket bucket) {
    var placements = new TreeMap<String, List<Long>>();
    bucket
        .placements()
        .forEach((name, counts) ->
            placements.put(name, List.of(counts.shown(), counts.clicked(), counts.orders())));
    return placements;
  }

  private static List<Bucket> buckets(String text) {
    var buckets = new ArrayList<Bucket>();
    for (JsonNode b : FeatureText.parse(text, JsonNode.class)) {
      var revenue = new HashMap<String, Long>();
      b.get(5).properties().forEach(e -> revenue.put(e.getKey(), e.getValue().asLong()));
      buckets.add(
          new Bucket(
              b.get(0).asInt(),
              b.get(1).asLong(),
              b.get(2).asLong(),
              b.get(3).asLong(),
              b.get(4).asLong(),
              revenue,
              b.get(6).asLong(),
              b.get(7).asLong(),
              placements(b.path(8))));
    }
    return buckets;
  }

  /** Absent where an earlier release wrote them. */
  private static Map<String, Placement> placements(JsonNode json) {
    var placements = new HashMap<String, Placement>();
    json.properties()
        .forEach(e -> {
          JsonNode counts = e.getValue();
          placements.put(
              e.getKey(),
              new Placement(
                  counts.get(0).asLong(), counts.get(1).asLong(), counts.get(2).asLong()));
        });
    return placements;
  }
}
