package dev.novapixel.gateway.http;

import dev.novapixel.gateway.intake.Outcome;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.nio.charset.StandardCharsets;

/** What Segment's clients are told: they look at the status and drop what gets a 4xx. */
final class SegmentAnswers {
  private static final byte[] SUCCESS = "{\"success\":true}".getBytes(StandardCharsets.UTF_8);

  private SegmentAnswers() {}

  static MutableHttpResponse<byte[]> of(Outcome outcome) {
    return Answers.settled(
        outcome, answered -> HttpResponse.ok(SUCCESS).contentType(MediaType.APPLICATION_JSON_TYPE));
  }
}
