package dev.novapixel.gateway;

import static dev.novapixel.gateway.PixelShop.RETRIES;
import static dev.novapixel.gateway.PixelShop.awaitNames;
import static dev.novapixel.gateway.PixelShop.kept;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.novapixel.gateway.clients.Doorway.Visit;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.PixelEvent;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pixels for Shopify, in a frame and in a worker. */
final class ShopifyPixelIT {
  private static final String ALL = ShopifyShop.consent(true);
  private static final String NONE = ShopifyShop.consent(false);

  @ParameterizedTest
  @ValueSource(strings = {"custom", "app"})
  void everyEventOfShopifysIsInKafkaAsItWasWithWhoAndWhatIsAllowed(String kind) {
    List<JsonNode> examples = ShopifyShop.examples();
    try (ShopifyShop shop = new ShopifyShop(kind, ALL)) {
      examples.forEach(example -> shop.publish((ObjectNode) example));

      await().atMost(RETRIES).until(() -> shop.views().size() == examples.size());
      assertThat(shop.views())
          .extracting(PixelEvent::eventId)
          .containsExactlyElementsOf(
              examples.stream().map(event -> event.at("/id").asText()).toList());
      assertThat(shop.views()).extracting(PixelEvent::customerId).containsOnly("7712349876543");
      assertThat(shop.views())
          .extracting(PixelEvent::consent)
          .containsOnly(new Consent(true, true, true, true));
      assertThat(shop.door().visits()).extracting(Visit::method).containsOnly("POST");
      assertThat(shop.door().visits()).extracting(Visit::origin).containsOnly("null");
      await().until(() -> kept(shop.page()) == 0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"custom", "app"})
  void anAnswerOnTheWayCountsFromThereOn(String kind) {
    try (ShopifyShop shop = new ShopifyShop(kind, ALL)) {
      shop.publish("first");
      awaitNames(shop.client(), "first");
      shop.answer(NONE);
      shop.publish("denied");
      awaitNames(shop.client(), "first", "consent_updated");
      shop.answer(ALL);
      shop.publish("last");

      awaitNames(shop.client(), "first", "consent_updated", "consent_updated", "last");
      assertThat(shop.views())
          .extracting(event -> event.consent().analytics())
          .containsExactly(true, false, true, true);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"custom", "app"})
  void untilTheVisitorAnswersNothingIsSentOrStored(String kind) {
    try (ShopifyShop shop = new ShopifyShop(kind, NONE)) {
      shop.publish("held");
      assertThat(shop.door().visits()).isEmpty();
      assertThat(shop.page().evaluate("localStorage.length").asInt()).isZero();

      shop.answer(ALL);
      shop.publish("next");

      awaitNames(shop.client(), "consent_updated", "held", "next");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"custom", "app"})
  void aWithdrawalBeforeAnyEventIsToldAsSoonAsShopifySaysWhoseItIs(String kind) {
    try (ShopifyShop shop = new ShopifyShop(kind, ALL)) {
      shop.answer(NONE);
      shop.publish("denied");

      awaitNames(shop.client(), "consent_updated");
      assertThat(shop.views().getFirst().consent().analytics()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"custom", "app"})
  void whatIsRefusedForAWhileComesLaterInOrderAndOverPages(String kind) {
    try (ShopifyShop shop = new ShopifyShop(kind, ALL)) {
      shop.door().shut();
      shop.publish("first", "second", "third");
      await().until(() -> kept(shop.page()) == 3);
      shop.leave();
      shop.door().open();
      shop.comeBack();
      shop.publish("fourth");

      awaitNames(shop.client(), "first", "second", "third", "fourth");
      await().until(() -> kept(shop.page()) == 0);
    }
  }
}
