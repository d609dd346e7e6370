package dev.novapixel.gateway.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.novapixel.gateway.intake.EventResult;
import dev.novapixel.gateway.intake.EventResult.Status;
import dev.novapixel.gateway.intake.Outcome.Answered;
import java.io.IOException;

/** Events' results as clients read them. */
final class ResultsJson {
  private ResultsJson() {}

  /** {@code {"data": …}}. */
  static byte[] data(Answered answered) {
    return Json.bytes(json -> {
      json.writeStartObject();
      json.writeFieldName("data");
      write(answered, json);
      json.writeEndObject();
    });
  }

  static void write(Answered answered, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("accepted", answered.count(Status.ACCEPTED));
    json.writeNumberField("rejected", answered.count(Status.REJECTED));
    json.writeArrayFieldStart("results");
    for (EventResult result : answered.results()) {
      write(result, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(EventResult result, JsonGenerator json) throws IOException {
    json.writeStartObject();
    writeMembers(result, json);
    json.writeEndObject();
  }

  static void writeMembers(EventResult result, JsonGenerator json) throws IOException {
    json.writeStringField("id", result.id());
    json.writeStringField("status", word(result.status()));
    if (result.code() != null) {
      json.writeStringField("code", result.code());
    }
    if (result.path() != null) {
      json.writeStringField("path", result.path());
    }
  }

  private static String word(Status status) {
    return switch (status) {
      case ACCEPTED -> "accepted";
      case REJECTED -> "rejected";
      case RETRY -> "retry";
    };
  }
}
