package dev.novapixel.gateway.http;

import dev.novapixel.gateway.intake.Outcome;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.nio.charset.StandardCharsets;

/**
 * What Snowplow's trackers are told. They send whatever failed again and again, growing, unless the
 * status is one of 400, 401, 403, 410 and 422: where it would be no use the answer is one of those.
 */
final class SnowplowAnswers {
  private static final byte[] OK = "ok".getBytes(StandardCharsets.US_ASCII);

  private SnowplowAnswers() {}

  static MutableHttpResponse<byte[]> ofPost(Outcome outcome) {
    return Answers.settled(
        outcome,
        answered -> HttpResponse.ok(OK).contentType(MediaType.TEXT_PLAIN_TYPE),
        SnowplowAnswers::status);
  }

  static MutableHttpResponse<byte[]> ofImage(Outcome outcome) {
    return Answers.settled(outcome, answered -> Image.response(), SnowplowAnswers::status);
  }

  private static HttpStatus status(ProblemType type) {
    return switch (type.status()) {
      case REQUEST_ENTITY_TOO_LARGE -> HttpStatus.UNPROCESSABLE_ENTITY;
      case UNSUPPORTED_MEDIA_TYPE -> HttpStatus.BAD_REQUEST;
      default -> type.status();
    };
  }
}
