package dev.novapixel.gateway;

import static dev.novapixel.gateway.ServerSdkIT.awaitViews;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.schemas.event.PixelEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The SDKs that shops' pages use, from npm and unmodified, in a browser. */
final class BrowserSdkIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ParameterizedTest
  @EnumSource
  void whatIsTrackedIsInKafkaOnceWithItsFields(SdkShop.Sdk sdk) {
    try (SdkShop shop = new SdkShop(sdk)) {
      shop.track(12);

      awaitViews(shop, 12);
      assertThat(shop.views())
          .allSatisfy(event -> {
            assertThat(event.dialect()).isEqualTo(sdk.dialect());
            assertThat(event.customerId()).isEqualTo(SdkShop.CUSTOMER);
            assertThat(event.idDerived()).isFalse();
            assertThat(event.timeCorrected()).isFalse();
            assertThat(event.userAgent()).contains("Chrome");
            assertThat(event.payload()).contains("product-").contains("18.9");
          });
      await()
          .untilAsserted(
              () -> assertThat(PixelShop.events(shop.client())).hasSize(12 + sdk.greeting()));
      assertThat(shop.door().answers()).allMatch(status -> status == 200 || status == 204);
    }
  }

  @Test
  void snowplowsEcommercePluginNamesItsActions() {
    try (SdkShop shop = new SdkShop(SdkShop.Sdk.SNOWPLOW)) {
      shop.page().evaluate("sdk.buy()");

      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(PixelShop.events(shop.client()))
                  .extracting(PixelEvent::name)
                  .containsExactly("page_view", "add_to_cart", "transaction"));
    }
  }

  /** Snowplow's tries again at its next event only; what that comes to shows where Kafka goes. */
  @ParameterizedTest
  @EnumSource(names = {"SEGMENT", "RUDDER"})
  void whatComesTwiceCountsOnce(SdkShop.Sdk sdk) {
    try (SdkShop shop = new SdkShop(sdk)) {
      shop.door().loseNextAnswer();
      shop.track(3);

      awaitViews(shop, 3);
      await()
          .atMost(PATIENCE)
          .until(() ->
              PixelShop.records(shop.client()).size() > PixelShop.events(shop.client()).size());
      assertThat(shop.views()).hasSize(3);
    }
  }
}
