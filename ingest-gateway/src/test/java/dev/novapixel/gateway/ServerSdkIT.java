package dev.novapixel.gateway;

import static dev.novapixel.gateway.RunningGateway.WRITE_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.gateway.clients.Doorway;
import dev.novapixel.gateway.clients.NodeScript;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import dev.novapixel.servers.testing.EmbeddedStack;
import dev.novapixel.servers.testing.EmbeddedStack.Part;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The SDKs that shops' servers use, from npm and unmodified, with Kafka behind the gateway. */
final class ServerSdkIT {
  private static final RunningGateway GATEWAY = RunningGateway.get();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String CUSTOMER = "7712";

  /** An SDK, and how its view of a product comes out. */
  enum Sdk {
    SNOWPLOW_NODE(Dialect.SNOWPLOW, "product_view"),
    SEGMENT_NODE(Dialect.SEGMENT, "Product Viewed"),
    RUDDER_NODE(Dialect.SEGMENT, "Product Viewed");

    private final Dialect dialect;
    private final String event;

    Sdk(Dialect dialect, String event) {
      this.dialect = dialect;
      this.event = event;
    }
  }

  /** A server that uses an SDK, and the way from it to the gateway. */
  private record Server(Sdk sdk, String client, Doorway door, NodeScript script)
      implements AutoCloseable {
    static Server start(Sdk sdk) {
      String client = UUID.randomUUID().toString();
      Doorway door = Doorway.before(GATEWAY.address());
      String name = sdk.name().toLowerCase(Locale.ROOT).replace('_', '-');
      NodeScript script =
          NodeScript.start(
              "server-sdk.mjs", name, door.address().toString(), WRITE_KEY, client, CUSTOMER);
      script.hear();
      return new Server(sdk, client, door, script);
    }

    void track(int count) {
      script.say("track " + count);
      script.say("flush");
    }

    List<PixelEvent> events() {
      return PixelShop.events(client);
    }

    /** Some SDKs try again only when there is something to send. */
    void awaitEvents(int count) {
      await()
          .atMost(PATIENCE)
          .until(() -> {
            script.say("flush");
            return events().size() == count;
          });
    }

    @Override
    public void close() {
      script.close();
      door.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsTrackedIsInKafkaOnceWithItsFields(Sdk sdk) {
    try (Server server = Server.start(sdk)) {
      server.track(23);

      server.awaitEvents(23);
      assertThat(server.events())
          .allSatisfy(event -> {
            assertThat(event.name()).isEqualTo(sdk.event);
            assertThat(event.dialect()).isEqualTo(sdk.dialect);
            assertThat(event.customerId()).isEqualTo(CUSTOMER);
            assertThat(event.idDerived()).isFalse();
            assertThat(event.timeCorrected()).isFalse();
            assertThat(event.payload()).contains("product-").contains("18.9");
          });
      assertThat(server.door.answers()).containsOnly(200);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatComesTwiceCountsOnce(Sdk sdk) {
    try (Server server = Server.start(sdk)) {
      server.door.loseNextAnswer();
      server.track(5);
      await().atMost(PATIENCE).until(() -> !server.door.posts().isEmpty());
      server.track(5);

      await()
          .atMost(PATIENCE)
          .until(() -> {
            server.script.say("flush");
            return PixelShop.records(server.client).size() > 10;
          });
      server.awaitEvents(10);
    }
  }

  @Test
  void nothingIsLostWhileKafkaIsAway() {
    List<Server> servers = Stream.of(Sdk.values()).map(Server::start).toList();
    try {
      servers.forEach(server -> server.track(5));
      servers.forEach(server -> server.awaitEvents(5));

      EmbeddedStack.stop(Part.KAFKA);
      servers.forEach(server -> server.track(5));
      servers.forEach(
          server -> await().atMost(PATIENCE).until(() -> server.door.answers().contains(503)));
      EmbeddedStack.restart(Part.KAFKA);
      servers.forEach(server -> server.track(5));

      servers.forEach(server -> server.awaitEvents(15));
    } finally {
      servers.forEach(Server::close);
    }
  }
}
