package dev.novapixel.schemas.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The HTTP side of a service that has no other: {@code /health/live}, {@code /health/ready} and
 * {@code /metrics}. A failed check answers 503. Every answer is short, and at most {@value
 * #THREADS} are given at a time.
 */
public final class OpsServer implements AutoCloseable {
  private static final int THREADS = 2;
  private static final int BACKLOG = 16;
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(THREADS, Thread.ofPlatform().daemon().name("ops-", 0).factory());
  private final ObjectMapper json = new ObjectMapper();

  /**
   * Listens at once; closes nothing that it is given.
   *
   * @param address where to listen; port 0 takes a free one
   * @param live what must hold for the process not to be started again
   * @param ready what must hold for it to do its work
   */
  public OpsServer(InetSocketAddress address, Checks live, Checks ready, Metrics metrics) {
    try {
      server = HttpServer.create(address, BACKLOG);
    } catch (IOException taken) {
      throw new UncheckedIOException(
          "Cannot listen on " + address + ": " + taken.getMessage(), taken);
    }
    server.createContext("/health/live", exchange -> health(exchange, "/health/live", live));
    server.createContext("/health/ready", exchange -> health(exchange, "/health/ready", ready));
    server.createContext(
        "/metrics", exchange -> get(exchange, "/metrics", 200, PROMETHEUS, metrics.text()));
    server.createContext("/", exchange -> problem(exchange, 404, "not-found", "No such page."));
    server.setExecutor(threads);
    server.start();
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }

  private void health(HttpExchange exchange, String path, Checks checks) throws IOException {
    Checks.Results results = checks.run();
    get(exchange, path, results.allOk() ? 200 : 503, JSON, written(results.shown()));
  }

  private void get(HttpExchange exchange, String path, int status, String type, String body)
      throws IOException {
    if (!exchange.getRequestURI().getPath().equals(path)) {
      problem(exchange, 404, "not-found", "No such page.");
    } else if (!exchange.getRequestMethod().equals("GET")) {
      exchange.getResponseHeaders().set("Allow", "GET");
      problem(exchange, 405, "method-not-allowed", "Only GET.");
    } else {
      answer(exchange, status, type, body);
    }
  }

  private void problem(HttpExchange exchange, int status, String type, String title)
      throws IOException {
    String body =
        written(
            java.util.Map.of("type", "urn:nova:problem:" + type, "title", title, "status", status));
    answer(exchange, status, PROBLEM, body);
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private String written(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("maps of text are always JSON", impossible);
    }
  }
}
