package dev.novapixel.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.servers.testing.EmbeddedStack;
import dev.novapixel.servers.testing.EmbeddedStack.Part;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Kafka goes and comes back while clients of every kind are tracking. */
final class ClientsOutageIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void nothingThatIsTrackedMeanwhileIsLostAndOurPixelsKeepTheOrder() {
    List<TrackingClient> pixels =
        List.of(
            new PixelVisitor(),
            new ShopifyShop("custom", ShopifyShop.consent(true)),
            new ShopifyShop("app", ShopifyShop.consent(true)));
    List<TrackingClient> clients = Stream.concat(pixels.stream(), sdks()).toList();
    try {
      clients.forEach(client -> client.track(5));
      clients.forEach(client -> awaitViews(client, 5));

      EmbeddedStack.stop(Part.KAFKA);
      clients.forEach(client -> client.track(5));
      clients.forEach(ClientsOutageIT::awaitRefusal);
      EmbeddedStack.restart(Part.KAFKA);
      clients.forEach(client -> client.track(5));

      clients.forEach(client -> awaitViews(client, 15));
      assertThat(pixels)
          .allSatisfy(pixel ->
              assertThat(pixel.views())
                  .extracting(PixelEvent::name)
                  .containsExactly(PixelShop.numbered(0, 15)));
    } finally {
      clients.forEach(TrackingClient::close);
    }
  }

  private static Stream<TrackingClient> sdks() {
    return Stream.concat(
        Stream.of(SdkServer.Sdk.values()).map(SdkServer::start),
        Stream.of(SdkShop.Sdk.values()).map(SdkShop::new));
  }

  private static void awaitRefusal(TrackingClient client) {
    await().atMost(PATIENCE).until(() -> client.door().answers().contains(503));
  }

  private static void awaitViews(TrackingClient client, int count) {
    await()
        .atMost(PATIENCE)
        .until(() -> {
          client.nudge();
          return client.views().size() == count;
        });
  }
}
