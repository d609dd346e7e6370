package dev.novapixel.local.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.novapixel.local.send.Answer.Status;
import dev.novapixel.local.send.Answer.Verdict;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The gateway, seen from a client. Keeps its connections open. Thread-safe. */
public final class Gateway implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** The gateway gives up on Kafka before five seconds are over. */
  private static final Duration ANSWER = Duration.ofSeconds(15);

  private static final Duration COME_AGAIN = Duration.ofSeconds(1);
  private static final int LONGEST_WAIT_SECONDS = 30;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final URI events;
  private final String key;

  /**
   * A gateway to post to.
   *
   * @param base its address, such as {@code http://127.0.0.1:7070}
   * @param key a write key or a server key of the shop
   * @param historical whether the events' times are a source's, to be kept however old
   */
  public Gateway(String base, String key, boolean historical) {
    this.events = URI.create(base + "/v1/events" + (historical ? "?historical=true" : ""));
    this.key = key;
  }

  /** Posts the events in one request. */
  Answer post(List<Outgoing> batch) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(events)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .header("X-Nova-Key", key)
            .POST(BodyPublishers.ofString(body(batch)))
            .build();
    try {
      return read(http.send(request, BodyHandlers.ofByteArray()), batch.size());
    } catch (IOException away) {
      return new Answer.Busy(
          COME_AGAIN, "the gateway at " + events.getAuthority() + " does not answer");
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private static String body(List<Outgoing> batch) {
    return batch.stream().map(Outgoing::json).collect(Collectors.joining(",", "[", "]"));
  }

  private static Answer read(HttpResponse<byte[]> response, int size) {
    var retryAfter = retryAfter(response);
    var body = json(response.body());
    var results = results(body);
    if (results.size() == size) {
      return new Answer.Judged(verdicts(results), retryAfter);
    }
    return switch (response.statusCode()) {
      case 413 -> new Answer.TooLarge();
      case 408, 429, 500, 502, 503, 504 ->
          new Answer.Busy(
              retryAfter, "the gateway answers " + response.statusCode() + " " + detail(body));
      default ->
          new Answer.Refused("the gateway answers " + response.statusCode() + ": " + detail(body));
    };
  }

  /** Beside each other where all went well, within the problem where all went wrong. */
  private static JsonNode results(JsonNode body) {
    var results = body.path("data").path("results");
    return results.isArray() ? results : body.path("results");
  }

  private static List<Verdict> verdicts(JsonNode results) {
    var verdicts = new ArrayList<Verdict>();
    for (var result : results) {
      var status = Status.valueOf(result.path("status").asText().toUpperCase(Locale.ROOT));
      verdicts.add(
          new Verdict(status, result.path("code").textValue(), result.path("path").textValue()));
    }
    return verdicts;
  }

  private static String detail(JsonNode problem) {
    var detail = problem.path("detail").asText(problem.path("title").asText());
    return detail.isEmpty() ? "without a reason" : detail;
  }

  private static JsonNode json(byte[] body) {
    try {
      var json = JSON.readTree(body);
      return json == null ? JSON.missingNode() : json;
    } catch (IOException notJson) {
      return JSON.missingNode();
    }
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("[0-9]{1,6}"))
        .map(Integer::parseInt)
        .map(seconds -> Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT_SECONDS)))
        .orElse(COME_AGAIN);
  }
}
