package dev.novapixel.bench.streams;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.PixelEvent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Pixel events of about a kilobyte as the gateway writes them, of shoppers that are known by a
 * number: two thirds product views, now and then a cart, a checkout, an order; every third shopper
 * logs in.
 */
final class Clicks {
  static final String SHOP = "bench.test";

  private static final int PRODUCTS = 5_000;
  private static final int KINDS = 20;

  /** So many events pass until a shopper begins another checkout. */
  private static final int FUNNEL = 100_000;

  private static final String BROWSER =
      "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36";
  private static final PixelEvent.Stamp STAMP =
      new PixelEvent.Stamp(1, Duration.ofMinutes(30), Consent.WhenAbsent.GRANTED);

  private long number;

  /** The next event of {@code shopper}, received now. */
  PixelEvent next(int shopper) {
    long event = number++;
    int kind = (int) (event % KINDS);
    String name =
        switch (kind) {
          case 13, 14, 15 -> "page_viewed";
          case 16, 17 -> "product_added_to_cart";
          case 18 -> "checkout_started";
          case 19 -> "checkout_completed";
          default -> "product_viewed";
        };
    @Nullable String token = kind >= 18 ? "t" + shopper + "-" + event / FUNNEL : null;
    @Nullable String customer = shopper % 3 == 0 && (event & 1) == 1 ? "u" + shopper : null;
    Instant now = Instant.now();
    return new PixelEvent(
        SHOP,
        "b" + event,
        false,
        PixelEvent.Dialect.SHOPIFY_PIXEL,
        name,
        "c" + shopper,
        token,
        customer,
        Consent.ABSENT,
        now,
        null,
        false,
        now,
        STAMP,
        BROWSER,
        "DE",
        null,
        payload(name, event));
  }

  private static String payload(String name, long event) {
    long product = event * 7919 % PRODUCTS;
    String variant =
        """
        {"id":"v%d","price":{"amount":%d.90,"currencyCode":"USD"},"product":{"id":"%d","title":"Product %d",\
        "type":"Type %d","vendor":"Vendor","url":"/products/p%d"},"sku":"S-%d","title":"One size"}\
        """
            .formatted(
                product, 5 + product % 200, product, product, product % 40, product, product);
    String data =
        switch (name) {
          case "product_viewed" -> "{\"productVariant\":" + variant + "}";
          case "product_added_to_cart" ->
              "{\"cartLine\":{\"quantity\":1,\"merchandise\":" + variant + "}}";
          case "page_viewed" -> "{}";
          default ->
              """
              {"checkout":{"order":{"id":"o%d"},"totalPrice":{"amount":25.90,"currencyCode":"USD"},\
              "lineItems":[{"quantity":1,"variant":%s}]}}\
              """
                  .formatted(event, variant);
        };
    return """
    {"context":{"document":{"characterSet":"UTF-8","location":{"hash":"","host":"shop.example",\
    "href":"https://shop.example/products/p%d?utm_source=news","pathname":"/products/p%d",\
    "protocol":"https:","search":"?utm_source=news"},"referrer":"https://shop.example/","title":"Product %d"},\
    "navigator":{"cookieEnabled":true,"language":"de-DE","languages":["de-DE","en"]}},"data":%s}\
    """
        .formatted(product, product, product, data);
  }
}
