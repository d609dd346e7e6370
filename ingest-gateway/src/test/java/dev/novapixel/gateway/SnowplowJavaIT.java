package dev.novapixel.gateway;

import static dev.novapixel.gateway.RunningGateway.WRITE_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.snowplowanalytics.snowplow.tracker.Snowplow;
import com.snowplowanalytics.snowplow.tracker.Tracker;
import com.snowplowanalytics.snowplow.tracker.configuration.EmitterConfiguration;
import com.snowplowanalytics.snowplow.tracker.configuration.NetworkConfiguration;
import com.snowplowanalytics.snowplow.tracker.configuration.SubjectConfiguration;
import com.snowplowanalytics.snowplow.tracker.configuration.TrackerConfiguration;
import com.snowplowanalytics.snowplow.tracker.events.SelfDescribing;
import com.snowplowanalytics.snowplow.tracker.payload.SelfDescribingJson;
import dev.novapixel.gateway.clients.Doorway;
import dev.novapixel.schemas.event.PixelEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Snowplow's tracker for Java, from Maven Central and unmodified. */
final class SnowplowJavaIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ECOMMERCE = "iglu:com.snowplowanalytics.snowplow.ecommerce/";

  private final String client = UUID.randomUUID().toString();
  private final Doorway door = Doorway.before(RunningGateway.get().address());
  private final Tracker tracker =
      Snowplow.createTracker(
          new TrackerConfiguration("shop-" + client, "shop"),
          new NetworkConfiguration(door.address() + "/s/" + WRITE_KEY),
          new EmitterConfiguration().batchSize(5),
          new SubjectConfiguration().domainUserId(client).userId("7712"));

  @AfterEach
  void close() {
    tracker.close();
    door.close();
  }

  private void track(int from, int to) {
    for (int number = from; number < to; number++) {
      tracker.track(
          SelfDescribing.builder()
              .eventData(
                  new SelfDescribingJson(
                      ECOMMERCE + "snowplow_ecommerce_action/jsonschema/1-0-2",
                      Map.of("type", "product_view")))
              .customContext(
                  List.of(
                      new SelfDescribingJson(
                          ECOMMERCE + "product/jsonschema/1-0-0",
                          Map.of("id", "product-" + number, "price", 18.9, "currency", "EUR"))))
              .build());
    }
    tracker.getEmitter().flushBuffer();
  }

  private void awaitEvents(int count) {
    await()
        .atMost(PATIENCE)
        .until(() -> {
          tracker.getEmitter().flushBuffer();
          return PixelShop.events(client).size() == count;
        });
  }

  @Test
  void whatIsTrackedIsInKafkaOnceWithItsFields() {
    track(0, 23);

    awaitEvents(23);
    assertThat(PixelShop.events(client))
        .allSatisfy(event -> {
          assertThat(event.name()).isEqualTo("product_view");
          assertThat(event.dialect()).isEqualTo(PixelEvent.Dialect.SNOWPLOW);
          assertThat(event.customerId()).isEqualTo("7712");
          assertThat(event.idDerived()).isFalse();
          assertThat(event.payload()).contains("product-");
        });
    assertThat(door.answers()).containsOnly(200);
  }

  @Test
  void whatIsRefusedForAWhileComesLaterAndWhatComesTwiceCountsOnce() {
    door.refuseNext(2, 503, 1);
    door.loseNextAnswer();
    track(0, 5);
    await().atMost(PATIENCE).until(() -> door.answers().contains(503));
    track(5, 10);

    await()
        .atMost(PATIENCE)
        .until(() -> {
          tracker.getEmitter().flushBuffer(); // what failed waits for the next sending
          return PixelShop.records(client).size() > 10;
        });
    awaitEvents(10);
  }
}
