package dev.novapixel.gateway.http;

import dev.novapixel.schemas.ops.Checks;
import dev.novapixel.schemas.ops.Metrics;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** How the gateway is doing, and how to talk to it. */
@Controller
final class OpsController {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final String YAML = "application/yaml; charset=utf-8";
  private static final byte[] GPC =
      "{\"gpc\":true,\"lastUpdate\":\"2026-11-21\"}".getBytes(StandardCharsets.UTF_8);
  private static final String WELCOME =
      """
      Nova Pixel's gateway. Events go to POST /v1/events; the rest is in /openapi.yml.
      """;

  private final Checks ready;
  private final Metrics metrics;

  /**
   * @param ready what must hold before events are sent here
   */
  OpsController(Checks ready, Metrics metrics) {
    this.ready = ready;
    this.metrics = metrics;
  }

  @Get(produces = MediaType.TEXT_PLAIN)
  String welcome() {
    return WELCOME;
  }

  /** Nothing here is for search engines. */
  @Get(value = "/robots.txt", produces = MediaType.TEXT_PLAIN)
  String robots() {
    return "User-agent: *\nDisallow: /\n";
  }

  /** Says that Global Privacy Control is heeded. */
  @Get(value = "/.well-known/gpc.json", produces = MediaType.ALL)
  HttpResponse<byte[]> globalPrivacyControl() {
    return HttpResponse.ok(GPC).contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  @Get("/health/live")
  HttpResponse<byte[]> live() {
    return health(Checks.NONE);
  }

  /** A Kafka that is away does not show here: behind us nobody else would answer better. */
  @Get("/health/ready")
  HttpResponse<byte[]> ready() {
    return health(ready);
  }

  @Get(value = "/metrics", produces = MediaType.ALL)
  HttpResponse<byte[]> metrics() {
    return HttpResponse.ok(metrics.text().getBytes(StandardCharsets.UTF_8))
        .contentType(MediaType.of(PROMETHEUS));
  }

  @Get(value = "/openapi.yml", produces = MediaType.ALL)
  HttpResponse<byte[]> openapi() {
    try (InputStream page = OpsController.class.getResourceAsStream("openapi.yml")) {
      if (page == null) {
        throw new IllegalStateException("openapi.yml is not on the class path");
      }
      return HttpResponse.ok(page.readAllBytes()).contentType(MediaType.of(YAML));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<byte[]> health(Checks checks) {
    Checks.Results results = checks.run();
    return HttpResponse.<byte[]>status(
            results.allOk() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .body(HealthJson.of(results));
  }
}
