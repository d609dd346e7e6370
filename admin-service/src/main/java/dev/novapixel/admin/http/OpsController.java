package dev.novapixel.admin.http;

import dev.novapixel.schemas.ops.Checks;
import dev.novapixel.schemas.ops.Metrics;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Health, metrics and the description of the API. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class OpsController {
  private final Checks ready;
  private final Metrics metrics;
  private final StaticFiles files;

  OpsController(Checks ready, Metrics metrics, StaticFiles files) {
    this.ready = ready;
    this.metrics = metrics;
    this.files = files;
  }

  /** That this answers is all there is to say. */
  @Get("/health/live")
  HttpResponse<byte[]> live() {
    return health(Checks.NONE);
  }

  @Get("/health/ready")
  HttpResponse<byte[]> ready() {
    return health(ready);
  }

  @Get(value = "/metrics", produces = "text/plain; version=0.0.4; charset=utf-8")
  String metrics() {
    return metrics.text();
  }

  @Get(value = "/openapi.yml", produces = MediaType.APPLICATION_YAML)
  byte[] openapi() {
    return files.bytes("openapi.yml");
  }

  private static HttpResponse<byte[]> health(Checks checks) {
    Checks.Results results = checks.run();
    return HttpResponse.<byte[]>status(
            results.allOk() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .body(Json.write(results.shown()));
  }
}
