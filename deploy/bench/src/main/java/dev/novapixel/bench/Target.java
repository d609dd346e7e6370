package dev.novapixel.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.novapixel.bench.load.HttpConnection;
import dev.novapixel.local.stack.LocalStack;
import dev.novapixel.local.stack.PartState;
import dev.novapixel.local.stack.StackState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Locale;

/** The running stack that is measured, and a shop of its own in it. */
final class Target {
  static final String SHOP = "bench.nova.test";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StackState state;
  private final String key;

  private Target(StackState state, String key) {
    this.state = state;
    this.key = key;
  }

  /**
   * The stack of this home.
   *
   * @throws IllegalStateException when it is not up
   */
  static Target of(LocalStack stack) throws IOException, InterruptedException {
    StackState state =
        stack
            .running()
            .filter(running -> running.phase() == StackState.Phase.READY)
            .orElseThrow(
                () -> new IllegalStateException("No stack is up: start one with ./nova up -d."));
    String token = Files.readString(stack.home().adminToken()).strip();
    Admin admin = new Admin(stack.addresses().url(part(state, "admin").port()), token);
    admin.openShop();
    return new Target(state, admin.newKey());
  }

  String host() {
    return state.host();
  }

  int port(String part) {
    return part(state, part).port();
  }

  String key() {
    return key;
  }

  /** A connection that posts events to the gateway. */
  HttpConnection toEvents() throws IOException {
    return new HttpConnection(host(), port("gateway"), "POST", "/v1/events", "X-Write-Key: " + key);
  }

  private static PartState part(StackState state, String name) {
    return state.parts().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the stack has no " + name));
  }

  /** The administration API, as far as a benchmark needs it. */
  private record Admin(HttpClient http, String url, String token) {
    Admin(String url, String token) {
      this(HttpClient.newHttpClient(), url, token);
    }

    void openShop() throws IOException, InterruptedException {
      int status =
          post(
                  "/v1/shops",
                  String.format(
                      Locale.ROOT,
                      "{\"shop\":\"%s\",\"currency\":\"USD\",\"consent\":{\"when_absent\":\"granted\"}}",
                      SHOP))
              .statusCode();
      if (status != 201 && status != 409) {
        throw new IllegalStateException("the shop " + SHOP + " could not be added: " + status);
      }
    }

    String newKey() throws IOException, InterruptedException {
      JsonNode answer =
          JSON.readTree(post("/v1/shops/" + SHOP + "/keys", "{\"kind\":\"write\"}").body());
      return answer.path("data").path("key").asText();
    }

    private HttpResponse<String> post(String path, String body)
        throws IOException, InterruptedException {
      return http.send(
          HttpRequest.newBuilder(URI.create(url + path))
              .header("Authorization", "Bearer " + token)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
