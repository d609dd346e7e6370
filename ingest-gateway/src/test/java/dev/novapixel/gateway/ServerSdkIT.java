package dev.novapixel.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The SDKs that shops' servers use, from npm and unmodified, with Kafka behind the gateway. */
final class ServerSdkIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ParameterizedTest
  @EnumSource
  void whatIsTrackedIsInKafkaOnceWithItsFields(SdkServer.Sdk sdk) {
    try (SdkServer server = SdkServer.start(sdk)) {
      server.track(23);

      awaitViews(server, 23);
      assertThat(server.views())
          .allSatisfy(event -> {
            assertThat(event.name()).isEqualTo(sdk.event());
            assertThat(event.dialect()).isEqualTo(sdk.dialect());
            assertThat(event.customerId()).isEqualTo(SdkServer.CUSTOMER);
            assertThat(event.idDerived()).isFalse();
            assertThat(event.timeCorrected()).isFalse();
            assertThat(event.payload()).contains("product-").contains("18.9");
          });
      assertThat(server.door().answers()).containsOnly(200);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatComesTwiceCountsOnce(SdkServer.Sdk sdk) {
    try (SdkServer server = SdkServer.start(sdk)) {
      server.door().loseNextAnswer();
      server.track(5);
      await().atMost(PATIENCE).until(() -> !server.door().posts().isEmpty());
      server.track(5);

      await()
          .atMost(PATIENCE)
          .until(() -> {
            server.nudge();
            return PixelShop.records(server.client()).size() > 10;
          });
      awaitViews(server, 10);
    }
  }

  static void awaitViews(TrackingClient client, int count) {
    await()
        .atMost(PATIENCE)
        .until(() -> {
          client.nudge();
          return client.views().size() == count;
        });
  }
}
