package dev.novapixel.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import dev.novapixel.schemas.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What real clients sent, byte for byte, and what became of it. */
final class CapturesIT {
  private static final RunningGateway GATEWAY = RunningGateway.get();
  private static final Client CLIENT = new Client(GATEWAY.address());
  private static final LogReader LOG = new LogReader(GATEWAY.format());
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Headers that the client here sets itself, or may not set. */
  private static final Set<String> OWN = Set.of("content-length", "host", "connection");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "segment-analytics-next-1.84.3",
        "segment-analytics-node-3.1.0",
        "shopify-custom-pixel-iframe",
        "snowplow-browser-tracker-4.10.1",
        "snowplow-java-tracker-1.0.1",
        "snowplow-node-tracker-4.8.0"
      })
  void everyRequestIsAnsweredAsItsClientWantsIt(String capture) {
    for (JsonNode request : requests(capture)) {
      Answer answer = replay(request);
      if (request.at("/method").asText().equals("OPTIONS")) {
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Headers"))
            .isEqualTo(request.at("/headers/access-control-request-headers").asText());
      } else {
        assertThat(answer.status()).isBetween(200, 202);
      }
      if (request.at("/headers").has("origin")) {
        assertThat(answer.header("Access-Control-Allow-Origin"))
            .isEqualTo(request.at("/headers/origin").asText());
      }
    }
  }

  @Test
  void segmentsNodeLibraryIsUnderstood() {
    replayAll("segment-analytics-node-3.1.0");
    assertThat(found(Dialect.SEGMENT, "node-next-1795229175599"))
        .containsExactlyInAnyOrder(
            new Fact("identify", null, "c1"),
            new Fact("Product Viewed", null, "c1"),
            new Fact("Product Added", "a1", null),
            new Fact("Order Completed", null, "c1"));
  }

  @Test
  void snowplowsBrowserTrackerIsUnderstood() {
    replayAll("snowplow-browser-tracker-4.10.1");
    List<PixelEvent> events = events(Dialect.SNOWPLOW, "075cab97-e22f-427e-bc13-3120f839426f");
    assertThat(events)
        .extracting(PixelEvent::name)
        .containsExactlyInAnyOrder("page_view", "product_view", "add_to_cart", "transaction");
    assertThat(events)
        .allSatisfy(event -> {
          assertThat(event.customerId()).isEqualTo("c1");
          assertThat(event.userAgent()).startsWith("Mozilla/5.0");
          assertThat(event.payload()).doesNotContain("\\\"schema\\\"");
        });
  }

  @Test
  void snowplowsServerTrackersAreUnderstood() {
    replayAll("snowplow-node-tracker-4.8.0");
    replayAll("snowplow-java-tracker-1.0.1");
    assertThat(found(Dialect.SNOWPLOW, "83a14b6d-10d8-4d40-91d2-7db8c0111c68"))
        .containsExactly(new Fact("product_view", null, null));
    assertThat(found(Dialect.SNOWPLOW, "9a52102d-d8a5-4e86-8ce1-a9285ac1482e"))
        .containsExactly(new Fact("product_view", null, null));
  }

  private record Fact(String name, @Nullable String client, @Nullable String customer) {}

  /** Each event once, however often it was replayed. */
  private static List<Fact> found(Dialect dialect, String mark) {
    return events(dialect, mark).stream()
        .map(event -> new Fact(event.name(), event.clientId(), event.customerId()))
        .toList();
  }

  private static List<PixelEvent> events(Dialect dialect, String mark) {
    List<String> ids = new ArrayList<>();
    return LOG
        .values(
            Topics.PIXEL_EVENTS,
            event ->
                event.dialect() == dialect
                    && (event.eventId().startsWith(mark) || mark.equals(event.clientId())))
        .stream()
        .filter(event -> !ids.contains(event.eventId()) && ids.add(event.eventId()))
        .toList();
  }

  private static void replayAll(String capture) {
    requests(capture).forEach(CapturesIT::replay);
  }

  private static Answer replay(JsonNode request) {
    List<String> headers = new ArrayList<>();
    request
        .get("headers")
        .properties()
        .forEach(header -> {
          if (!OWN.contains(header.getKey())) {
            headers.add(header.getKey());
            headers.add(header.getValue().asText());
          }
        });
    return CLIENT.send(
        request.at("/method").asText(),
        request.at("/path").asText(),
        request.at("/body").asText().getBytes(StandardCharsets.UTF_8),
        headers.toArray(String[]::new));
  }

  private static List<JsonNode> requests(String capture) {
    try (InputStream file =
        Objects.requireNonNull(
            CapturesIT.class.getResourceAsStream("/captures/" + capture + ".json"))) {
      List<JsonNode> requests = new ArrayList<>();
      JSON.readTree(file).forEach(requests::add);
      return requests;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
