package dev.novapixel.recs;

import static dev.novapixel.recs.stage.Stage.SOCKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.recs.stage.Browser;
import dev.novapixel.recs.stage.People;
import dev.novapixel.recs.stage.Stage;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.shop.RecommendationServed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServedIT {
  private static final Identifier ANN = Identifier.client("ann");

  private final Stage stage = Stage.get();

  @BeforeEach
  void fill() {
    stage.redis().clear();
    await().until(() -> stage.widget(SOCKS).getBare("/health/ready").status() == 200);
    stage.redis().popular(SOCKS, Map.of("hit", 2.0, "second", 1.0));
  }

  @Test
  void whatIsAnsweredStandsInTheLogAsItWasAnswered() {
    stage.redis().knows(SOCKS, ANN, ANN);
    stage
        .redis()
        .features(People.shopper(SOCKS, ANN, List.of(), List.of("hit"), List.of(), Consent.ABSENT));

    Browser.Page page = stage.widget(SOCKS).get("/v1/recommendations?placement=email&client=ann");

    Map.Entry<String, RecommendationServed> entry = logged(page);
    RecommendationServed served = entry.getValue();
    assertThat(entry.getKey()).isEqualTo("socks.test|client:ann");
    assertThat(served.shop()).isEqualTo(SOCKS);
    assertThat(served.shopper()).isEqualTo(ANN);
    assertThat(served.placement()).isEqualTo("email");
    assertThat(served.strategy()).isEqualTo("blend");
    assertThat(served.epoch()).isEqualTo("e1");
    assertThat(served.degraded()).isFalse();
    assertThat(served.items())
        .extracting(RecommendationServed.Served::productId)
        .isEqualTo(page.products())
        .containsExactly("second");
    assertThat(served.items().getFirst().position()).isEqualTo(1);
    assertThat(served.items().getFirst().source()).isEqualTo("popular");
    assertThat(served.features())
        .containsEntry("orders_count", "1")
        .doesNotContainKey("viewed_products");
  }

  @Test
  void aStrangersAnswerStandsUnderTheShop() {
    Browser.Page page = stage.widget(SOCKS).get("/v1/recommendations?client=stranger");

    Map.Entry<String, RecommendationServed> entry = logged(page);
    assertThat(entry.getKey()).isEqualTo(SOCKS);
    assertThat(entry.getValue().shopper()).isNull();
    assertThat(entry.getValue().features()).isEmpty();
  }

  private Map.Entry<String, RecommendationServed> logged(Browser.Page page) {
    String id = page.meta().path("recommendation_id").asText();
    return await()
        .until(
            () ->
                stage.served().stream()
                    .filter(entry -> entry.getValue().recommendationId().equals(id))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }
}
