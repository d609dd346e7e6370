package dev.novapixel.gateway.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A shop's web server, with the pages that a test puts up. Thread-safe. */
public final class Storefront implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, String> pages = new ConcurrentHashMap<>();

  private Storefront() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  public static Storefront open() {
    return new Storefront();
  }

  /** Puts up a page; a path that ends in {@code .js} holds a script. */
  public Storefront with(String path, String content) {
    pages.put(path, content);
    return this;
  }

  /** A page's address as most shops have it: by name, and here without TLS. */
  public URI at(String path) {
    return URI.create("http://shop.test:" + server.getAddress().getPort() + path);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String content = pages.get(path);
      String type = path.endsWith(".js") ? "text/javascript" : "text/html";
      byte[] body = (content == null ? "Not here" : content).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
      exchange.sendResponseHeaders(content == null ? 404 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
