package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** One person, seen by three kinds of clients in their own languages, has one set of features. */
class DialectsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String IGLU = "iglu:com.snowplowanalytics.snowplow";

  private final Shop shop = Shop.open(Stack.running());
  private final Instant now = Instant.now();

  @Test
  void aViewACartAndAnOrderAreTheSameInWhicheverLanguageTheyWereTold() {
    assertThat(shop.gateway().tell("/com.snowplowanalytics.snowplow/tp2", snowplow()))
        .isEqualTo(200);
    assertThat(shop.gateway().tell("/v1/batch", segment())).isEqualTo(200);
    assertThat(
            shop.gateway()
                .post(
                    "/v1/events",
                    Clicks.of("phone")
                        .loggedInAs("ann")
                        .views("e1", "71", now.minusSeconds(5))
                        .body())
                .status())
        .isEqualTo(202);

    assertThat(shop.awaitCount(4)).returns(4L, Shop.Count::counted);
    await("features of all three")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> {
          JsonNode features = shop.features("customer:ann").get("features");
          assertThat(features.get("product_view_count_1h").asInt()).isEqualTo(2);
          assertThat(features.get("unique_products_viewed_1h").asInt()).isEqualTo(1);
          assertThat(features.get("cart_add_count_1h").asInt()).isEqualTo(1);
          assertThat(features.get("cart_value_1h").asText()).isEqualTo("21.00");
          assertThat(features.get("orders_count").asInt()).isEqualTo(1);
          assertThat(features.get("lifetime_value").asText()).isEqualTo("25.90");
        });
    assertThat(shop.journey("client:desk").get("id").asText()).isEqualTo("customer:ann");
    assertThat(shop.journey("client:sofa").get("id").asText()).isEqualTo("customer:ann");
  }

  private String snowplow() {
    return """
    {"schema": "%1$s/payload_data/jsonschema/1-0-4", "data": [{"e": "ue", "eid": "s1", "duid": "desk",
      "uid": "ann", "dtm": "%2$d",
      "ue_pr": "{\\"schema\\":\\"%1$s/unstruct_event/jsonschema/1-0-0\\",\\"data\\":{\\"schema\\":\\"%1$s.ecommerce/snowplow_ecommerce_action/jsonschema/1-0-2\\",\\"data\\":{\\"type\\":\\"product_view\\"}}}",
      "co": "{\\"schema\\":\\"%1$s/contexts/jsonschema/1-0-0\\",\\"data\\":[{\\"schema\\":\\"%1$s.ecommerce/product/jsonschema/1-0-0\\",\\"data\\":{\\"id\\":\\"71\\",\\"price\\":10.5,\\"currency\\":\\"USD\\"}}]}"}]}
    """
        .formatted(IGLU, now.minusSeconds(30).toEpochMilli());
  }

  private String segment() {
    return """
    {"batch": [
      {"type": "track", "event": "Product Added", "messageId": "m1", "anonymousId": "sofa", "userId": "ann",
       "timestamp": "%s", "properties": {"product_id": "71", "price": "10.50", "quantity": 2}},
      {"type": "track", "event": "Order Completed", "messageId": "m2", "anonymousId": "sofa", "userId": "ann",
       "timestamp": "%s", "properties": {"order_id": "5002", "total": 25.9, "currency": "USD",
         "products": [{"product_id": 71, "price": 10.5, "quantity": 2}]}}]}
    """
        .formatted(now.minusSeconds(20), now.minusSeconds(10));
  }
}
