package dev.novapixel.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** One service's HTTP API, opened by one secret. Thread-safe. */
public final class Api {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  private final String base;
  private final String secret;

  /**
   * An API.
   *
   * @param base the service's address, such as {@code http://127.0.0.1:7071}
   * @param secret the admin token or a shop's key
   */
  public Api(String base, String secret) {
    this.base = base;
    this.secret = secret;
  }

  /**
   * What the service said.
   *
   * @param status HTTP's
   * @param body missing where it was not JSON
   */
  public record Answer(int status, JsonNode body) {
    public boolean ok() {
      return status / 100 == 2;
    }

    public JsonNode data() {
      return body.path("data");
    }

    /** Why it did not go well, in the service's words. */
    public String problem() {
      var detail = body.path("detail").asText(body.path("title").asText());
      return status + (detail.isEmpty() ? "" : ": " + detail);
    }
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer post(String path, JsonNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  public Answer patch(String path, JsonNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString(body.toString())));
  }

  /** As {@link #get}, for what has to be there. */
  public JsonNode data(String path) {
    var answer = get(path);
    if (!answer.ok()) {
      throw new ApiException("%s (%s%s)".formatted(answer.problem(), base, path));
    }
    return answer.data();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(ANSWER)
        .header("Authorization", "Bearer " + secret);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), json(response.body()));
    } catch (IOException away) {
      throw new ApiException(
          base + " does not answer. Is the stack up? ./nova status shows it.", away);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ApiException("interrupted", interrupted);
    }
  }

  private static JsonNode json(byte[] body) {
    try {
      var json = JSON.readTree(body);
      return json == null ? JSON.missingNode() : json;
    } catch (IOException notJson) {
      return JSON.missingNode();
    }
  }
}
