package dev.novapixel.gateway.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.novapixel.gateway.intake.Outcome;
import dev.novapixel.gateway.intake.Outcome.Answered;
import dev.novapixel.gateway.intake.Outcome.Refusal;
import io.micronaut.http.HttpStatus;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An error as a client is told it, after RFC 9457.
 *
 * @param type what kind
 * @param detail more of it, for a person
 * @param pointer JSON pointer to what is wrong in the body
 * @param results every event's own result, where there are some
 */
record Problem(
    ProblemType type,
    @Nullable String detail,
    @Nullable String pointer,
    @Nullable Answered results) {

  static Problem of(ProblemType type) {
    return new Problem(type, null, null, null);
  }

  static Problem of(Outcome.Unreadable unreadable) {
    return new Problem(
        ProblemType.of(unreadable.fault()),
        unreadable.fault().detail(),
        unreadable.pointer(),
        null);
  }

  static Problem of(Refusal refusal) {
    return of(ProblemType.of(refusal));
  }

  static Problem of(ProblemType type, @Nullable String detail) {
    return new Problem(type, detail, null, null);
  }

  /** As JSON that names {@code status}, which the response has. */
  byte[] toJson(HttpStatus status) {
    return Json.bytes(json -> write(status, json));
  }

  private void write(HttpStatus status, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", type.uri());
    json.writeStringField("title", type.title());
    json.writeNumberField("status", status.getCode());
    if (detail != null) {
      json.writeStringField("detail", detail);
    }
    if (pointer != null && !pointer.isEmpty()) {
      json.writeStringField("pointer", pointer);
    }
    if (results != null) {
      json.writeFieldName("data");
      ResultsJson.write(results, json);
    }
    json.writeEndObject();
  }
}
