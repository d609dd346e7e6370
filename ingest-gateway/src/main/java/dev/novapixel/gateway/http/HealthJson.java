package dev.novapixel.gateway.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.novapixel.schemas.ops.Check;
import dev.novapixel.schemas.ops.Checks;
import java.io.IOException;
import java.util.Map;

/** Checks as every service shows them. */
final class HealthJson {
  private HealthJson() {}

  static byte[] of(Checks.Results results) {
    return Json.bytes(json -> {
      json.writeStartObject();
      json.writeStringField("status", results.allOk() ? "ok" : "failed");
      json.writeObjectFieldStart("checks");
      for (Map.Entry<String, Check> check : results.byName().entrySet()) {
        json.writeObjectFieldStart(check.getKey());
        write(check.getValue(), json);
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeEndObject();
    });
  }

  private static void write(Check check, JsonGenerator json) throws IOException {
    switch (check) {
      case Check.Ok _ -> json.writeStringField("status", "ok");
      case Check.Failed failed -> {
        json.writeStringField("status", "failed");
        json.writeStringField("reason", failed.reason());
      }
    }
  }
}
