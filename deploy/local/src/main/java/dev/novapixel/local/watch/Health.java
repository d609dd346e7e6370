package dev.novapixel.local.watch;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.novapixel.local.stack.PartState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the services say of their own health: a process that lives is not always one that does its
 * work.
 */
public final class Health {
  private static final Set<String> SERVICES =
      Set.of("gateway", "stitcher", "features", "recs", "admin");
  private static final Duration ANSWER = Duration.ofSeconds(3);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ANSWER).build();
  private static final ObjectMapper JSON = new ObjectMapper();

  private Health() {}

  /**
   * What keeps a part from its work; empty if nothing does, and for servers, which do not say.
   *
   * @param base the part's address, such as {@code http://127.0.0.1:7070}
   */
  public static Optional<String> trouble(PartState part, String base) throws InterruptedException {
    if (part.status() != PartState.Status.READY || !SERVICES.contains(program(part.name()))) {
      return Optional.empty();
    }
    try {
      var request =
          HttpRequest.newBuilder(URI.create(base + "/health/ready")).timeout(ANSWER).build();
      var answer = HTTP.send(request, BodyHandlers.ofByteArray());
      return answer.statusCode() == 200 ? Optional.empty() : Optional.of(reasons(answer.body()));
    } catch (IOException silent) {
      return Optional.of("it does not answer");
    }
  }

  /** A stream of a later epoch has its name behind a hyphen. */
  private static String program(String part) {
    int end = part.indexOf('-');
    return end < 0 ? part : part.substring(0, end);
  }

  /** Of each failed check its name and reason. */
  static String reasons(byte[] body) throws IOException {
    return JSON.readTree(body).path("checks").properties().stream()
        .filter(check -> !check.getValue().path("status").asText().equals("ok"))
        .map(check -> check.getKey() + ": " + check.getValue().path("reason").asText())
        .collect(Collectors.joining("; "));
  }
}
