package dev.novapixel.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Product views in Shopify's shape, about 900 bytes each, of many clients and products: what a
 * gateway sees most. Thread-safe.
 */
public final class SampleEvents {
  private static final int CLIENTS = 20_000;
  private static final int PRODUCTS = 5_000;

  private final String run;
  private final AtomicLong number = new AtomicLong();

  /**
   * @param run stands in every id, so that no run repeats another's events
   */
  public SampleEvents(String run) {
    this.run = run;
  }

  /** One event as a request body. */
  public byte[] one() {
    return event(client()).getBytes(StandardCharsets.UTF_8);
  }

  /** {@code size} events as one request body. */
  public byte[] batch(int size) {
    StringBuilder body = new StringBuilder(size * 1000).append('[');
    for (int i = 0; i < size; i++) {
      body.append(i == 0 ? "" : ",").append(event(client()));
    }
    return body.append(']').toString().getBytes(StandardCharsets.UTF_8);
  }

  /** One product view of {@code client}, now. */
  public String event(String client) {
    int product = ThreadLocalRandom.current().nextInt(PRODUCTS);
    return """
    {"id":"%s-%d","clientId":"%s","name":"product_viewed","timestamp":"%s","seq":3,"type":"standard",\
    "context":{"document":{"characterSet":"UTF-8","location":{"hash":"","host":"shop.example",\
    "href":"https://shop.example/products/p%d?utm_source=news","pathname":"/products/p%d",\
    "protocol":"https:","search":"?utm_source=news"},"referrer":"https://shop.example/","title":"Product %d"},\
    "navigator":{"cookieEnabled":true,"language":"de-DE","languages":["de-DE","en"],\
    "userAgent":"Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36"}},\
    "data":{"productVariant":{"id":"v%d","price":{"amount":%d.90,"currencyCode":"USD"},\
    "product":{"id":"%d","title":"Product %d","type":"Type %d","vendor":"Vendor"},"sku":"S-%d","title":"One size"}}}\
    """
        .formatted(
            run,
            number.incrementAndGet(),
            client,
            Instant.now().truncatedTo(ChronoUnit.MILLIS), // as browsers write it
            product,
            product,
            product,
            product,
            5 + product % 200,
            product,
            product,
            product % 40,
            product);
  }

  private String client() {
    return run + "-c" + ThreadLocalRandom.current().nextInt(CLIENTS);
  }
}
