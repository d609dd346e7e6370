package dev.novapixel.gateway.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.novapixel.gateway.intake.Diagnosis;
import dev.novapixel.gateway.intake.EventResult.Status;
import dev.novapixel.gateway.intake.Outcome.Diagnosed;
import dev.novapixel.schemas.event.PixelEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What would become of events, as people read it. */
final class DiagnosesJson {
  private DiagnosesJson() {}

  /** {@code {"data": …}}, as the answer to events with more of each. */
  static byte[] data(Diagnosed diagnosed) {
    return Json.bytes(json -> {
      json.writeStartObject();
      json.writeObjectFieldStart("data");
      json.writeNumberField("accepted", count(diagnosed, Status.ACCEPTED));
      json.writeNumberField("rejected", count(diagnosed, Status.REJECTED));
      json.writeArrayFieldStart("results");
      for (Diagnosis event : diagnosed.events()) {
        write(event, json);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndObject();
    });
  }

  private static int count(Diagnosed diagnosed, Status status) {
    return (int)
        diagnosed.events().stream().filter(event -> event.result().status() == status).count();
  }

  private static void write(Diagnosis event, JsonGenerator json) throws IOException {
    json.writeStartObject();
    ResultsJson.writeMembers(event.result(), json);
    if (event.detail() != null) {
      json.writeStringField("detail", event.detail());
    }
    json.writeBooleanField("id_derived", event.idDerived());
    if (event.taken() != null) {
      write(event.taken(), json);
    }
    json.writeArrayFieldStart("removed");
    for (String pointer : event.removed()) {
      json.writeString(pointer);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(PixelEvent event, JsonGenerator json) throws IOException {
    json.writeStringField("name", event.name());
    write("client_id", event.clientId(), json);
    write("checkout_token", event.checkoutToken(), json);
    write("customer_id", event.customerId(), json);
    json.writeStringField("occurred_at", event.occurredAt().toString());
    json.writeStringField("received_at", event.receivedAt().toString());
    write("client_time", event.clientTime(), json);
    json.writeBooleanField("time_corrected", event.timeCorrected());
    write("country", event.country(), json);
    write("region", event.region(), json);
    json.writeBooleanField("consent_given", event.consent().analytics() != null);
  }

  private static void write(String name, @Nullable String value, JsonGenerator json)
      throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, value);
    }
  }
}
