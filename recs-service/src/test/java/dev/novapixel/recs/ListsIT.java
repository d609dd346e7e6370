package dev.novapixel.recs;

import static dev.novapixel.recs.stage.Stage.SOCKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.recs.stage.Browser;
import dev.novapixel.recs.stage.Stage;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListsIT {
  private final Stage stage = Stage.get();

  /** The alarm clocks of the French baskets, whose measures are published. */
  @BeforeEach
  void fill() {
    stage.redis().clear();
    await().until(() -> stage.widget(SOCKS).getBare("/health/ready").status() == 200);
    stage.redis().bought(SOCKS, "green", 38, Map.of("red", 31L, "pink", 10L));
    stage.redis().bought(SOCKS, "red", 37, Map.of("green", 31L));
    stage.redis().bought(SOCKS, "pink", 40, Map.of("green", 10L));
    stage.redis().viewed(SOCKS, "green", 3, Map.of("red", 2L));
    stage.redis().totals(SOCKS, 10, 392);
  }

  @Test
  void alsoBoughtMeasuresWhatTheLiteratureMeasures() {
    Browser.Page page = stage.widget(SOCKS).get("/v1/products/green/also-bought");

    assertThat(page.products()).containsExactly("red", "pink");
    JsonNode red = page.data().get(0);
    assertThat(red.path("count").asLong()).isEqualTo(31);
    assertThat(red.path("support").asDouble()).isCloseTo(0.079082, within(1e-6));
    assertThat(red.path("confidence").asDouble()).isCloseTo(0.815789, within(1e-6));
    assertThat(red.path("lift").asDouble()).isCloseTo(8.642959, within(1e-6));
    assertThat(red.path("llr").asDouble()).isGreaterThan(10);
    assertThat(page.meta().at("/orders/all").asLong()).isEqualTo(392);
  }

  @Test
  void alsoViewedCountsSessions() {
    Browser.Page page = stage.widget(SOCKS).get("/v1/products/green/also-viewed");

    assertThat(page.products()).containsExactly("red");
    assertThat(page.data().get(0).path("count").asLong()).isEqualTo(2);
    assertThat(page.meta().at("/sessions/with_product").asLong()).isEqualTo(3);
  }

  @Test
  void aProductNobodyKnowsBelongsToNothing() {
    Browser.Page page = stage.widget(SOCKS).get("/v1/products/nobody/also-viewed");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.products()).isEmpty();
  }

  @Test
  void aListGoesOnWhereItsCursorSays() {
    Browser.Page first = stage.widget(SOCKS).get("/v1/products/green/also-bought?limit=1");
    String cursor = first.meta().path("next_cursor").asText();
    Browser.Page second =
        stage.widget(SOCKS).get("/v1/products/green/also-bought?limit=1&cursor=" + cursor);

    assertThat(first.products()).containsExactly("red");
    assertThat(second.products()).containsExactly("pink");
    assertThat(second.meta().path("next_cursor").isNull()).isTrue();
  }

  @Test
  void whatIsPopularIsListedForTheShopAndForACategory() {
    stage.redis().popular(SOCKS, Map.of("a", 3.0, "b", 2.0, "c", 1.0));
    stage.redis().popularIn(SOCKS, "Hats & caps", Map.of("b", 2.0));

    assertThat(stage.widget(SOCKS).get("/v1/popular?limit=2").products()).containsExactly("a", "b");
    assertThat(stage.widget(SOCKS).get("/v1/popular?category=Hats%20%26%20caps").products())
        .containsExactly("b");
    Browser.Page first = stage.widget(SOCKS).get("/v1/popular?limit=2");
    String cursor = first.meta().path("next_cursor").asText();
    Browser.Page second = stage.widget(SOCKS).get("/v1/popular?limit=2&cursor=" + cursor);
    assertThat(second.products()).containsExactly("c");
    assertThat(second.data().get(0).path("position").asInt()).isEqualTo(3);
  }
}
