package dev.novapixel.stitcher.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.topic.Keys;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Broken records between good ones stop nothing, and are found again with what was wrong. */
class BrokenRecordsTest {

  @Test
  void brokenRecordsStandInRejectedEventsWithReasonPathAndOriginal() {
    try (var stage = new StitcherStage()) {
      List<PixelEvent> broken =
          List.of(
              saying("malformed", "page_viewed", "{\"data\":"),
              saying("deep", "page_viewed", "[".repeat(200_000)),
              saying("incomplete", "product_viewed", "{\"data\":{\"productVariant\":{}}}"),
              saying("mistyped", "cart_viewed", "{\"data\":{\"cart\":{\"lines\":7}}}"),
              saying("large", "page_viewed", "\"" + "x".repeat(1_000_000) + "\""));
      for (int i = 0; i < broken.size(); i++) {
        stage.send(Pixels.page("good" + i).on("laptop").event());
        stage.send(broken.get(i));
      }
      stage.sendBytes(Keys.pixelEvent("shop", "laptop", null, null, "x"), new byte[] {9, 9});
      stage.send(Pixels.page("last").on("laptop").event());
      stage.passes(Duration.ofSeconds(1));

      assertThat(stage.events())
          .extracting(ShopperEvent::eventId)
          .containsExactly("good0", "good1", "good2", "good3", "good4", "last");
      assertThat(stage.rejected())
          .extracting(RejectedEvent::code, RejectedEvent::pointer, RejectedEvent::truncated)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("malformed_json", null, false),
              org.assertj.core.groups.Tuple.tuple("malformed_json", null, true),
              org.assertj.core.groups.Tuple.tuple(
                  "missing_field", "/data/productVariant/product/id", false),
              org.assertj.core.groups.Tuple.tuple("wrong_type", "/data/cart/lines", false),
              org.assertj.core.groups.Tuple.tuple("wrong_type", "", true),
              org.assertj.core.groups.Tuple.tuple("undecodable", null, false));
      assertThat(stage.tally())
          .hasValueSatisfying(tally -> {
            assertThat(tally.rejected()).isEqualTo(5);
            assertThat(tally.counted()).isEqualTo(6);
          });
    }
  }

  @Test
  void theOriginalIsKeptAsItCame() {
    try (var stage = new StitcherStage()) {
      stage.send(saying("e1", "product_viewed", "{\"data\":{},\"mine\":\"kept\"}"));

      assertThat(stage.rejected())
          .singleElement()
          .satisfies(rejected -> {
            assertThat(rejected.eventId()).isEqualTo("e1");
            assertThat(rejected.original()).isEqualTo("{\"data\":{},\"mine\":\"kept\"}");
          });
    }
  }

  @Test
  void valuesThatAreLeftOutAreCounted() {
    try (var stage = new StitcherStage()) {
      stage.send(
          saying(
              "e1",
              "product_viewed",
              "{\"data\":{\"productVariant\":{\"product\":{\"id\":1,\"title\":2},"
                  + "\"price\":{\"amount\":-1,\"currencyCode\":\"EUR\"}}}}"));

      assertThat(stage.events()).hasSize(1);
      assertThat(stage.metric("left-out-values-total")).isEqualTo(2);
    }
  }

  private static PixelEvent saying(String id, String name, String payload) {
    return Pixels.page(id).on("laptop").saying(name, payload).event();
  }
}
