package dev.novapixel.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.local.api.Api;
import dev.novapixel.local.api.DemoShop;
import dev.novapixel.local.demo.FreshnessProbe;
import dev.novapixel.local.stack.LocalStack;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** What the demo shows of the running system, by its public APIs. */
final class DemoReport {
  private static final int PROBES = 40;
  private static final double MEDIAN = 0.5;
  private static final double ALMOST_ALL = 0.99;

  private final LocalStack stack;
  private final PrintWriter out;
  private final Api clicks;
  private final Api baskets;

  DemoReport(LocalStack stack, PrintWriter out) {
    this.stack = stack;
    this.out = out;
    var recs = stack.addresses().url(stack.addresses().ports().recs());
    this.clicks = new Api(recs, DemoShop.CLICKS.serverKey());
    this.baskets = new Api(recs, DemoShop.BASKETS.serverKey());
  }

  /** Prints everything about a shopper of the clicks, and about both shops' top products. */
  void print(String shopper) {
    features(shopper);
    var top = neighbours(clicks, DemoShop.CLICKS, "also-viewed");
    neighbours(baskets, DemoShop.BASKETS, "also-bought");
    recommendations(shopper);
    freshness(top);
    out.flush();
  }

  private void features(String shopper) {
    out.printf("%nThe most active shopper of the last five minutes, %s%n", shopper);
    var answer = clicks.data("/v1/shoppers/" + encoded(shopper) + "/features");
    out.printf("  is %s%n", answer.path("id").asText());
    ShopperCommand.printFeatures(answer, out);
  }

  /** Returns the shop's top product. */
  private String neighbours(Api recs, DemoShop shop, String list) {
    var top = recs.data("/v1/popular?limit=1").path(0);
    var id = top.path("product_id").asText();
    out.printf(
        "%n%s with the top product of %s, %s%n", list.replace('-', ' '), shop.shop(), named(top));
    for (var neighbour : recs.data("/v1/products/" + encoded(id) + "/" + list + "?limit=5")) {
      out.printf(
          "  %-60s %,5d times, lift %s%n",
          named(neighbour), neighbour.path("count").asLong(), neighbour.path("lift").asText());
    }
    return id;
  }

  private void recommendations(String shopper) {
    out.printf("%nRecommended to that shopper%n");
    var client = shopper.substring(shopper.indexOf(':') + 1);
    for (var item : clicks.data("/v1/recommendations?client=" + encoded(client) + "&limit=5")) {
      var because = new ArrayList<String>();
      item.path("reason").path("because").forEach(reason -> because.add(reason.asText()));
      out.printf(
          "  %-60s %s %s%n",
          named(item),
          item.path("reason").path("source").asText(),
          because.isEmpty() ? "" : "because of " + String.join(", ", because));
    }
  }

  private void freshness(String productId) {
    var gateway =
        new Api(
            stack.addresses().url(stack.addresses().ports().gateway()), DemoShop.CLICKS.writeKey());
    try (var probe = new FreshnessProbe(gateway, DemoShop.CLICKS.shop(), stack.settings())) {
      var delays = probe.measure(PROBES, productId);
      out.printf(
          "%nFrom the gateway's 202 to the feature in Redis, measured now with %d visitors: p50 %d ms, p99 %d ms%n",
          PROBES,
          FreshnessProbe.quantile(delays, MEDIAN).toMillis(),
          FreshnessProbe.quantile(delays, ALMOST_ALL).toMillis());
    }
  }

  private static String named(JsonNode product) {
    var words = new ArrayList<String>();
    for (var field : new String[] {"title", "brand", "category"}) {
      if (product.hasNonNull(field)) {
        words.add(product.path(field).asText());
      }
    }
    var id = product.path("product_id").asText();
    return words.isEmpty() ? id : String.join(" · ", words) + " (" + id + ")";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
