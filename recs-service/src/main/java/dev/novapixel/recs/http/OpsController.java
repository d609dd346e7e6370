package dev.novapixel.recs.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.novapixel.schemas.ops.Check;
import dev.novapixel.schemas.ops.Checks;
import dev.novapixel.schemas.ops.Metrics;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What operators and tools ask: health, metrics, and the description of the API. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class OpsController {
  private static final MediaType PROMETHEUS =
      MediaType.of("text/plain; version=0.0.4; charset=utf-8");
  private static final MediaType YAML = MediaType.of("application/yaml");

  private final Checks ready;
  private final Metrics metrics;

  OpsController(Checks ready, Metrics metrics) {
    this.ready = ready;
    this.metrics = metrics;
  }

  /** As long as it answers, it lives. */
  @Get("/health/live")
  HttpResponse<byte[]> live() {
    return health(Checks.NONE.run());
  }

  @Get("/health/ready")
  HttpResponse<byte[]> ready() {
    return health(ready.run());
  }

  @Get("/metrics")
  HttpResponse<String> metrics() {
    return HttpResponse.ok(metrics.text()).contentType(PROMETHEUS);
  }

  @Get("/openapi.yml")
  HttpResponse<byte[]> openApi() {
    try (InputStream yaml =
        Objects.requireNonNull(OpsController.class.getResourceAsStream("/openapi.yml"))) {
      return HttpResponse.ok(yaml.readAllBytes()).contentType(YAML);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static HttpResponse<byte[]> health(Checks.Results results) {
    ObjectNode body = Json.object().put("status", results.allOk() ? "ok" : "failed");
    ObjectNode checks = body.putObject("checks");
    results.byName().forEach((name, check) -> checks.set(name, json(check)));
    return HttpResponse.<byte[]>status(
            results.allOk() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(Json.bytes(body))
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-store");
  }

  private static ObjectNode json(Check check) {
    return switch (check) {
      case Check.Ok _ -> Json.object().put("status", "ok");
      case Check.Failed failed ->
          Json.object().put("status", "failed").put("reason", failed.reason());
    };
  }
}
