package dev.novapixel.recs.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.StreamSupport;

/** Asks the service as a client does, with one key. */
public final class Browser {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private final String key;

  public Browser(int port, String key) {
    this.port = port;
    this.key = key;
  }

  /** An answer, read. */
  public record Page(int status, HttpResponse<String> response, JsonNode json) {
    public JsonNode data() {
      return json.path("data");
    }

    public JsonNode meta() {
      return json.path("meta");
    }

    /** The product ids of a list, in order. */
    public List<String> products() {
      return StreamSupport.stream(data().spliterator(), false)
          .map(item -> item.path("product_id").asText())
          .toList();
    }

    /** The problem's type without its prefix. */
    public String problem() {
      return json.path("type").asText().replace("urn:nova:problem:", "");
    }
  }

  public Page get(String path) {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Authorization", "Bearer " + key)
            .header("Origin", "https://shop.test")
            .build());
  }

  /** Without any key but what the path holds. */
  public Page getBare(String path) {
    return send(HttpRequest.newBuilder(at(path)).header("Origin", "null").build());
  }

  public Page preflight(String path) {
    return send(
        HttpRequest.newBuilder(at(path))
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header("Origin", "https://shop.test")
            .header("Access-Control-Request-Method", "GET")
            .header("Access-Control-Request-Headers", "x-nova-key")
            .build());
  }

  public Page post(String path) {
    return send(
        HttpRequest.newBuilder(at(path))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .header("Content-Type", "application/json")
            .build());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static Page send(HttpRequest request) {
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      String type = response.headers().firstValue("Content-Type").orElse("");
      JsonNode json = type.contains("json") ? JSON.readTree(response.body()) : JSON.missingNode();
      return new Page(response.statusCode(), response, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
