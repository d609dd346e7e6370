package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can't be used is told by its reason, and sending it again disturbs nobody. */
class RejectedIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Stack stack = Stack.running();
  private final Shop shop = Shop.open(stack);

  @Test
  void eachPartsReasonsAreListedAndARedriveStopsNothing() {
    var now = Instant.now();
    assertThat(shop.gateway().post("/v1/events", "{\"clientId\":\"c1\"}").status()).isEqualTo(422);
    var unusable =
        """
        {"id":"no-product","clientId":"c1","name":"product_viewed","timestamp":"%s","data":{}}\
        """
            .formatted(now);
    assertThat(shop.gateway().post("/v1/events", unusable).status()).isEqualTo(202);

    await("both are told")
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(rejected())
                .containsPattern("gateway +\\S+ +1 ")
                .containsPattern("stitcher +missing_field +1 "));

    assertThat(rejected("--redrive")).contains("1 of 1").contains("1 were refused by the gateway");
    var click = Clicks.of("c1").views("good", "lamp", now).body();
    assertThat(shop.gateway().post("/v1/events", click).status()).isEqualTo(202);

    await("refused once more, and the next one is counted")
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(rejected()).containsPattern("stitcher +missing_field +2 ");
          assertThat(shop.recs().get("/v1/popular").body().toString()).contains("lamp");
        });
  }

  private String rejected(String... more) {
    var arguments = new ArrayList<>(List.of("rejected", "--shop", shop.name()));
    arguments.addAll(List.of(more));
    var result = stack.nova(arguments);
    assertThat(result.exit()).as(result.output()).isZero();
    return result.output();
  }
}
