package dev.novapixel.e2e;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events as a storefront's pixel would post them, small and readable. */
final class Clicks {
  private final List<String> events = new ArrayList<>();
  private final String client;
  private @Nullable String customer;

  private Clicks(String client) {
    this.client = client;
  }

  /** What one browser does. */
  static Clicks of(String client) {
    return new Clicks(client);
  }

  /** From now on somebody is logged in. */
  Clicks loggedInAs(String who) {
    customer = who;
    return this;
  }

  Clicks views(String id, String product, Instant at) {
    return add(
        id,
        "product_viewed",
        at,
        """
        {"productVariant":{"id":"v-%s","price":{"amount":10.50,"currencyCode":"USD"},"product":{"id":"%s","title":"Product %s","type":"Things","vendor":"Maker"}}}\
        """
            .formatted(product, product, product));
  }

  Clicks addsToCart(String id, String product, Instant at) {
    return add(
        id,
        "product_added_to_cart",
        at,
        """
        {"cartLine":{"cost":{"totalAmount":{"amount":21.00,"currencyCode":"USD"}},"quantity":2,"merchandise":{"id":"v-%s","price":{"amount":10.50,"currencyCode":"USD"},"product":{"id":"%s","title":"Product %s","type":"Things","vendor":"Maker"}}}}\
        """
            .formatted(product, product, product));
  }

  /** The thank-you page of a checkout; an app without permission does not see the order's id. */
  Clicks completes(String id, String token, String product, Instant at) {
    return add(
        id,
        "checkout_completed",
        at,
        """
        {"checkout":{"token":"%s","order":{"id":null},"totalPrice":{"amount":19.99,"currencyCode":"USD"},"lineItems":[{"quantity":2,"variant":{"id":"v-%s","price":{"amount":10.50,"currencyCode":"USD"},"product":{"id":"%s","title":"Product %s","type":"Things","vendor":"Maker"}}}]}}\
        """
            .formatted(token, product, product, product));
  }

  private Clicks add(String id, String name, Instant at, String data) {
    String login = customer == null ? "" : ",\"nova\":{\"customerId\":\"" + customer + "\"}";
    events.add(
        """
        {"id":"%s","clientId":"%s","name":"%s","type":"standard","timestamp":"%s","data":%s%s}\
        """
            .formatted(id, client, name, at, data, login));
    return this;
  }

  /** All of it as one request body. */
  String body() {
    return "{\"events\":[" + String.join(",", events) + "]}";
  }

  int size() {
    return events.size();
  }
}
