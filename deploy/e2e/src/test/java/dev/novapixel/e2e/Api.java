package dev.novapixel.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;

/** Speaks to the services of the stack over HTTP, as a client would. */
final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;
  private final String bearer;

  /** Speaks to the service at {@code port} with a key or token. */
  Api(int port, String bearer) {
    this.port = port;
    this.bearer = bearer;
  }

  /** What a service answered. */
  record Answer(int status, JsonNode body) {
    /** The part of a success that the caller came for. */
    JsonNode data() {
      if (status / 100 != 2) {
        throw new AssertionError("answered " + status + ": " + body);
      }
      return body.get("data");
    }
  }

  Answer get(String path) {
    return send(request(path).GET().build());
  }

  Answer post(String path, String body) {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  Answer put(String path, String body) {
    return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  /** Posts as a browser does from a page of {@code origin}. */
  Answer postFrom(String origin, String path, String body) {
    return send(
        request(path)
            .header("Origin", origin)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /** Posts to who answers in another form than ours, and returns the status. */
  int tell(String path, String body) {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(), discarded())
        .status();
  }

  /** Deletes, and returns the status: there is nothing to read. */
  int delete(String path) {
    return send(request(path).DELETE().build()).status();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + bearer)
        .header("Content-Type", "application/json");
  }

  private static BodyHandler<byte[]> discarded() {
    return _ -> BodySubscribers.replacing(new byte[0]);
  }

  private Answer send(HttpRequest request) {
    return send(request, BodyHandlers.ofByteArray());
  }

  private Answer send(HttpRequest request, BodyHandler<byte[]> reader) {
    try {
      var response = http.send(request, reader);
      return new Answer(response.statusCode(), JSON.readTree(response.body()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
