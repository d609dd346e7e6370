package dev.novapixel.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a shop's events came to, as its API tells it: products, their neighbours, shoppers, sessions
 * and orders. Two shops that were sent the same events have equal ones.
 */
final class FinalCounts {
  private static final int PRODUCTS = 25;
  private static final int SHOPPERS = 25;

  private FinalCounts() {}

  static Map<String, Object> of(Shop shop, RealClicks clicks) {
    Map<String, Object> told = new TreeMap<>();
    told.put(
        "popular",
        shop.recs().get("/v1/popular?limit=" + PRODUCTS).data().findValuesAsText("product_id"));
    for (String product : clicks.topProducts(PRODUCTS)) {
      told.put(
          "also viewed with " + product,
          neighbours(shop.recs().get("/v1/products/" + product + "/also-viewed").data()));
    }
    for (List<RealClicks.Row> loner : clicks.loners().subList(0, SHOPPERS)) {
      String client = "client:" + loner.getFirst().browser();
      told.put(client, lasting(shop.features(client).get("features")));
      told.put("id of " + client, shop.journey(client).get("id"));
    }
    told.put("orders", shop.stats().get("orders"));
    return told;
  }

  private static List<String> neighbours(JsonNode list) {
    List<String> neighbours = new ArrayList<>();
    list.forEach(
        one -> neighbours.add(one.get("product_id").asText() + " × " + one.get("count").asLong()));
    return neighbours;
  }

  /** Features that do not depend on when they are asked for, nor on when the file was sent. */
  private static JsonNode lasting(JsonNode features) {
    ObjectNode lasting = features.deepCopy();
    lasting.retain(
        "session_duration",
        "session_product_view_count",
        "session_cart_ratio",
        "session_cart_value",
        "session_converted",
        "viewed_products",
        "purchased_products",
        "orders_count",
        "lifetime_value");
    return lasting;
  }
}
