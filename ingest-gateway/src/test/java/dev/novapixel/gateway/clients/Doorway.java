package dev.novapixel.gateway.clients;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Stands between clients and the gateway: passes everything on as it came, remembers it, and on
 * request keeps posts from the gateway, or answers from the client. Thread-safe.
 */
public final class Doorway implements AutoCloseable {
  /** What a client may not set, or what belongs to one connection. */
  private static final Set<String> OWN =
      Set.of("connection", "content-length", "host", "expect", "upgrade", "transfer-encoding");

  private final URI gateway;
  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Visit> visits = new CopyOnWriteArrayList<>();
  private final List<Integer> answers = new CopyOnWriteArrayList<>();
  private final Queue<Treatment> treatments = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Treatment standing;

  /**
   * A request that came by.
   *
   * @param path path and query
   * @param origin the page's origin, if a browser said it
   * @param type the content type, if any
   */
  public record Visit(
      String method, String path, @Nullable String origin, @Nullable String type, String body) {}

  /** What is done with a post instead of passing it on. */
  private sealed interface Treatment {
    /** Answered from here, as the gateway would. */
    record Refuse(int status, int retryAfterSeconds) implements Treatment {}

    /** Passed on, but the client never hears the answer. */
    record LoseAnswer() implements Treatment {}

    /** Passed on when the latch opens. */
    record Hold(CountDownLatch latch) implements Treatment {}
  }

  private Doorway(URI gateway) {
    this.gateway = gateway;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** Opens one before the gateway at that address. */
  public static Doorway before(URI gateway) {
    return new Doorway(gateway);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What came by until now. */
  public List<Visit> visits() {
    return List.copyOf(visits);
  }

  /** The posts among them. */
  public List<Visit> posts() {
    return visits.stream().filter(visit -> visit.method().equals("POST")).toList();
  }

  /** The status of each answer that a client was given. */
  public List<Integer> answers() {
    return List.copyOf(answers);
  }

  /** The next posts, so many, are refused. */
  public void refuseNext(int posts, int status, int retryAfterSeconds) {
    for (int i = 0; i < posts; i++) {
      treatments.add(new Treatment.Refuse(status, retryAfterSeconds));
    }
  }

  /** All posts are refused with 503 until {@link #open}. */
  public void shut() {
    standing = new Treatment.Refuse(503, 1);
  }

  public void open() {
    standing = null;
  }

  /** The next post reaches the gateway, but its answer not the client. */
  public void loseNextAnswer() {
    treatments.add(new Treatment.LoseAnswer());
  }

  /** The next post waits until the given latch is open. */
  public void holdNext(CountDownLatch latch) {
    treatments.add(new Treatment.Hold(latch));
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      visits.add(visit(exchange, body));
      treat(exchange, body, treatment(exchange));
    }
  }

  private static Visit visit(HttpExchange exchange, byte[] body) {
    return new Visit(
        exchange.getRequestMethod(),
        exchange.getRequestURI().toString(),
        exchange.getRequestHeaders().getFirst("Origin"),
        exchange.getRequestHeaders().getFirst("Content-Type"),
        new String(body, StandardCharsets.UTF_8));
  }

  private @Nullable Treatment treatment(HttpExchange exchange) {
    if (!exchange.getRequestMethod().equals("POST")) {
      return null;
    }
    Treatment always = standing;
    return always != null ? always : treatments.poll();
  }

  private void treat(HttpExchange exchange, byte[] body, @Nullable Treatment treatment)
      throws IOException {
    switch (treatment) {
      case null -> answer(exchange, pass(exchange, body));
      case Treatment.Refuse refuse -> refuse(exchange, refuse);
      case Treatment.LoseAnswer _ -> pass(exchange, body);
      case Treatment.Hold hold -> {
        await(hold.latch());
        answer(exchange, pass(exchange, body));
      }
    }
  }

  private HttpResponse<byte[]> pass(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.resolve(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
    response
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
            exchange.getResponseHeaders().put(name, values);
          }
        });
    answer(exchange, response.statusCode(), response.body());
  }

  private void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    answers.add(status);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private void refuse(HttpExchange exchange, Treatment.Refuse refuse) throws IOException {
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    var headers = exchange.getResponseHeaders();
    headers.set("Access-Control-Allow-Origin", origin == null ? "*" : origin);
    headers.set("Access-Control-Allow-Credentials", "true");
    headers.set("Access-Control-Expose-Headers", "Retry-After, X-Request-Id");
    headers.set("Retry-After", Integer.toString(refuse.retryAfterSeconds()));
    answer(exchange, refuse.status(), new byte[0]);
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
