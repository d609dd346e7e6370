package dev.novapixel.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SampleEventsTest {
  private final ObjectMapper json = new ObjectMapper();
  private final SampleEvents events = new SampleEvents("run");

  @Test
  void aBatchHoldsAsManyEventsAsAskedForEachWithAnIdOfItsOwn() throws IOException {
    JsonNode batch = json.readTree(events.batch(50));

    assertThat(batch).hasSize(50);
    assertThat(batch.findValuesAsText("seq")).hasSize(50);
    assertThat(batch).extracting(event -> event.get("id").asText()).doesNotHaveDuplicates();
  }

  @Test
  void anEventIsAProductViewInShopifysShape() throws IOException {
    JsonNode event = json.readTree(events.one());

    assertThat(event.get("name").asText()).isEqualTo("product_viewed");
    assertThat(event.at("/data/productVariant/product/id").asText()).isNotEmpty();
    assertThat(event.at("/data/productVariant/price/amount").isNumber()).isTrue();
  }
}
