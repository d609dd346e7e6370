package dev.novapixel.local.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A server that answers to posts as a test tells it to: the real gateway cannot be made to refuse,
 * to be busy and to take again in a given order. Its answers are those of the gateway's contract.
 */
final class ScriptedGateway implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Function<List<String>, Reply> script;
  private final List<List<String>> posted = new CopyOnWriteArrayList<>();

  /** An HTTP answer. */
  record Reply(int status, String body) {}

  /**
   * A gateway.
   *
   * @param script from the ids of the events in a post to the answer
   */
  ScriptedGateway(Function<List<String>, Reply> script) throws IOException {
    this.script = script;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/events", this::answer);
    server.start();
  }

  /** All events are judged alike. */
  static Reply all(List<String> ids, String status) {
    var results =
        ids.stream().map(id -> "{\"id\":\"%s\",\"status\":\"%s\"}".formatted(id, status)).toList();
    return new Reply(
        status.equals("retry") ? 503 : 202,
        "{\"data\":{\"results\":[" + String.join(",", results) + "]}}");
  }

  /** A problem as RFC 9457 has it. */
  static Reply problem(int status, String detail) {
    return new Reply(status, "{\"status\":%d,\"detail\":\"%s\"}".formatted(status, detail));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The ids of the events of each post, in the order of arrival. */
  List<List<String>> posted() {
    return posted;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var ids =
          JSON.readTree(exchange.getRequestBody().readAllBytes()).findValues("id").stream()
              .map(JsonNode::asText)
              .toList();
      posted.add(ids);
      var reply = script.apply(ids);
      var body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Retry-After", "0");
      exchange.sendResponseHeaders(reply.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
