package dev.novapixel.local.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.local.api.Api;
import dev.novapixel.local.api.ApiException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks recs-service for features as of times. Thread-safe. */
final class PastApi {
  /** While the service has no place free, or its store is away. */
  private static final int ATTEMPTS = 30;

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Api recs;
  private final String selection;

  /**
   * The API behind {@code recs}.
   *
   * @param features names separated by commas; empty for all
   */
  PastApi(Api recs, String features) {
    this.recs = recs;
    this.selection = features.isEmpty() ? "" : "&features=" + encoded(features);
  }

  /** What came back. */
  sealed interface Told {
    /** The answer's body. */
    record Features(JsonNode body) implements Told {}

    /** This question has no answer; why. */
    record Refused(String reason) implements Told {}
  }

  /**
   * Asks.
   *
   * @throws ApiException if no question would be answered
   */
  Told ask(AsOfEvent event) {
    String path =
        "/v1/shoppers/%s/features?at=%s%s"
            .formatted(encoded(event.ref()), encoded(event.at().toString()), selection);
    Api.Answer answer = recs.get(path);
    for (int attempt = 1; answer.status() == 503 && attempt < ATTEMPTS; attempt++) {
      pause();
      answer = recs.get(path);
    }
    return switch (answer.status()) {
      case 200 -> new Told.Features(answer.body());
      case 400, 404, 422 -> new Told.Refused(answer.problem());
      default -> throw new ApiException("recs-service answers " + answer.problem());
    };
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ApiException("interrupted");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
