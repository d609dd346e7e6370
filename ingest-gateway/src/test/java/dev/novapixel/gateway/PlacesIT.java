package dev.novapixel.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.gateway.place.SmallGeoDatabase;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.topic.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway behind a proxy, with a database beside it. */
final class PlacesIT {
  private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64) Chrome/141.0.0.0";
  private static final RunningGateway OTHER = RunningGateway.get();
  private static final LogReader LOG = new LogReader(OTHER.format());

  @TempDir private static Path folder;
  private static @Nullable Gateway gateway;
  private static Client client = new Client(OTHER.address());

  @BeforeAll
  static void start() {
    Path file = folder.resolve("small.mmdb");
    new SmallGeoDatabase().with("203.0.113.0", 24, "AT", "9").write(file);
    gateway =
        Gateway.start(
            RunningGateway.settings(
                Map.of(
                    "NOVA_TRUSTED_PROXIES", "127.0.0.0/8",
                    "NOVA_COUNTRY_HEADER", "CF-IPCountry",
                    "NOVA_GEO_DATABASE", file.toString())),
            0);
    client = new Client(URI.create("http://127.0.0.1:" + gateway.port()));
    await().until(() -> client.get("/health/ready").status() == 200);
  }

  @AfterAll
  static void end() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @Test
  void whatTheProxySaysGoesBeforeWhatTheDatabaseKnows() {
    assertThat(country("told", "X-Forwarded-For", "203.0.113.77", "CF-IPCountry", "CH"))
        .isEqualTo("CH");
    assertThat(country("found", "X-Forwarded-For", "203.0.113.77")).isEqualTo("AT");
    assertThat(country("nobody", "X-Forwarded-For", "198.51.100.7")).isNull();
  }

  @Test
  void whoWantsToBeAnonymousIsNowhere() {
    assertThat(country("anonymous", "X-Forwarded-For", "203.0.113.77", "SP-Anonymous", "*"))
        .isNull();
  }

  @Test
  void aGatewayWithoutProxiesBelievesNobodysHeaders() {
    Client direct = new Client(OTHER.address());
    direct.post(
        "/v1/events?k=" + RunningGateway.WRITE_KEY,
        "{\"id\":\"place-direct\",\"name\":\"page_viewed\"}",
        "CF-IPCountry",
        "CH",
        "User-Agent",
        BROWSER);
    assertThat(event("place-direct").country()).isNull();
  }

  private static @Nullable String country(String name, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "User-Agent";
    all[headers.length + 1] = BROWSER;
    String body = "{\"id\":\"place-" + name + "\",\"name\":\"page_viewed\"}";
    assertThat(client.post("/v1/events?k=" + RunningGateway.WRITE_KEY, body, all).status())
        .isEqualTo(202);
    return event("place-" + name).country();
  }

  private static PixelEvent event(String id) {
    return LOG.values(Topics.PIXEL_EVENTS, event -> event.eventId().equals(id)).getFirst();
  }
}
