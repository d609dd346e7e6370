package dev.novapixel.schemas.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OpsServerTest {
  private final AtomicReference<Check> redis = new AtomicReference<>(Check.OK);
  private final Metrics metrics = new Metrics("test");
  private final OpsServer server =
      new OpsServer(
          anyPort(),
          Checks.NONE,
          Checks.NONE.with("streams", () -> Check.OK).with("redis", redis::get),
          metrics);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void end() {
    client.close();
    server.close();
    metrics.close();
  }

  @Test
  void aServiceWhoseChecksHoldIsReady() throws Exception {
    HttpResponse<String> answer = get("/health/ready");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).at("/status").asText()).isEqualTo("ok");
    assertThat(json(answer).at("/checks/redis/status").asText()).isEqualTo("ok");
  }

  @Test
  void oneFailedCheckSaysWhyAndLeavesTheServiceAlive() throws Exception {
    redis.set(Check.failed("waiting for Redis"));

    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(json(get("/health/ready")).at("/checks/redis/reason").asText())
        .isEqualTo("waiting for Redis");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void aCheckThatThrowsHasFailed() {
    Checks.Results results =
        Checks.NONE
            .with(
                "broken",
                () -> {
                  throw new IllegalStateException("secret detail");
                })
            .run();

    assertThat(results.allOk()).isFalse();
    assertThat(results.shown().toString()).doesNotContain("secret detail");
  }

  @Test
  void metricsAreInPrometheusTextAndNameTheService() throws Exception {
    metrics.registry().counter("nova.test.things").increment(3);

    HttpResponse<String> answer = get("/metrics");

    assertThat(answer.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
    assertThat(answer.body())
        .contains("nova_test_things_total{service=\"test\"} 3.0")
        .contains("jvm_memory_used_bytes");
  }

  @Test
  void whatIsNotThereAndWhatIsNotAllowedAreProblems() throws Exception {
    assertThat(get("/nothing").statusCode()).isEqualTo(404);
    assertThat(get("/health/ready/more").statusCode()).isEqualTo(404);
    HttpResponse<String> posted =
        client.send(
            HttpRequest.newBuilder(uri("/metrics")).POST(BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());
    assertThat(posted.statusCode()).isEqualTo(405);
    assertThat(posted.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(json(posted).at("/status").asInt()).isEqualTo(405);
  }

  @Test
  void aTakenPortIsSaidByName() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> new OpsServer(server.address(), Checks.NONE, Checks.NONE, metrics))
        .withMessageContaining(Integer.toString(server.address().getPort()));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
