package dev.novapixel.bench.recs;

import dev.novapixel.bench.load.HttpConnection;
import dev.novapixel.bench.load.Load;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * What the shop's pages ask for: of ten lists seven stand on a product page, two on the home page,
 * one in a cart; a quarter of the visitors is not known yet. Thread-safe: lines of a load share it.
 */
final class Requests {
  private static final int STRANGERS = 4;

  private final Wares wares;
  private final int shoppers;
  private final RandomGenerator random;
  private final String end;

  /** Asks a service at {@code port} for {@code limit} products. */
  Requests(Wares wares, int shoppers, RandomGenerator random, int port, int limit) {
    this.wares = wares;
    this.shoppers = shoppers;
    this.random = random;
    this.end =
        "&limit=%d HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nX-Nova-Key: %s\r\nAccept: application/json\r\nOrigin: https://shop.test\r\n\r\n"
            .formatted(limit, port, Seed.WRITE_KEY);
  }

  /** The next one, whole. */
  synchronized byte[] next() {
    int who = random.nextInt(shoppers);
    String name = random.nextInt(STRANGERS) == 0 ? "new-" + who : Shoppers.client(who).value();
    int kind = random.nextInt(10);
    String place =
        switch (kind) {
          case 0 -> "cart";
          case 1, 2 -> "homepage";
          default -> "product_page&product=" + Wares.id(wares.any());
        };
    String request = "GET /v1/recommendations?placement=" + place + "&client=" + name + end;
    return request.getBytes(StandardCharsets.US_ASCII);
  }

  /** Sends whole requests to {@code port}. */
  static Load.Line line(int port) throws IOException {
    var connection = new HttpConnection("127.0.0.1", port, "GET", "/");
    return new Load.Line() {
      @Override
      public int send(byte[] request) throws IOException {
        return connection.exchange(request);
      }

      @Override
      public void close() throws IOException {
        connection.close();
      }
    };
  }

  /** A whole request for a page that needs no key. */
  static byte[] plain(int port, String path) {
    return "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: application/json\r\n\r\n"
        .formatted(path, port)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
