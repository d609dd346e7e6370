package dev.novapixel.gateway.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.novapixel.gateway.intake.EventResult;
import dev.novapixel.gateway.intake.EventResult.Status;
import dev.novapixel.gateway.intake.Outcome.Answered;
import java.io.IOException;

/** Events' results as clients read them. What each says alike is written as bytes that are kept. */
final class ResultsJson {
  private static final SerializableString ID = new SerializedString("id");
  private static final SerializableString STATUS = new SerializedString("status");
  private static final SerializableString ACCEPTED = new SerializedString("accepted");
  private static final SerializableString REJECTED = new SerializedString("rejected");
  private static final SerializableString RETRY = new SerializedString("retry");

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
    json.writeFieldName(ID);
    json.writeString(result.id());
    json.writeFieldName(STATUS);
    json.writeString(word(result.status()));
    if (result.code() != null) {
      json.writeStringField("code", result.code());
    }
    if (result.path() != null) {
      json.writeStringField("path", result.path());
    }
  }

  private static SerializableString word(Status status) {
    return switch (status) {
      case ACCEPTED -> ACCEPTED;
      case REJECTED -> REJECTED;
      case RETRY -> RETRY;
    };
  }
}
