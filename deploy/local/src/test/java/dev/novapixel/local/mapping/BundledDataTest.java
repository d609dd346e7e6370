package dev.novapixel.local.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** The bundled slices of real data, against what is known of them. */
class BundledDataTest {
  private static final Path DATA = Path.of("data");

  @Test
  void everyRowOfRees46IsAnEvent() throws IOException {
    var run = Run.over(Mappings.named("rees46"), "", DATA.resolve("rees46-2019-10-01.csv.gz"));

    var names = new HashMap<String, Integer>();
    var revenue = BigDecimal.ZERO;
    for (var event : run.events()) {
      names.merge(event.json().at("/name").asText(), 1, Integer::sum);
      var total = event.json().at("/data/checkout/totalPrice/amount");
      revenue = revenue.add(total.isMissingNode() ? BigDecimal.ZERO : total.decimalValue());
    }
    assertThat(names)
        .containsOnly(
            java.util.Map.entry("product_viewed", 17_055),
            java.util.Map.entry("product_added_to_cart", 165),
            java.util.Map.entry("checkout_completed", 214));
    assertThat(revenue).isEqualByComparingTo("59442.63");
    assertThat(run.events().stream().map(SourceEvent::lane).distinct()).hasSize(5_066);
    assertThat(new HashSet<>(run.ids())).as("five rows stand twice").hasSize(17_434 - 5);
    assertThat(run.count(Mapped.Bad.class)).isZero();
  }

  @Test
  void everySessionOfOttoIsMapped() throws IOException {
    var run = Run.over(Mappings.named("otto"), "", DATA.resolve("otto-sample.jsonl.gz"));

    assertThat(
            run.events().stream()
                .filter(event -> event.json().at("/name").asText().equals("product_viewed")))
        .hasSize(800);
    assertThat(
            run.events().stream()
                .filter(event -> event.json().at("/name").asText().equals("product_added_to_cart")))
        .hasSize(52);
    assertThat(
            run.events().stream()
                .mapToInt(event -> event.json().at("/data/checkout/lineItems").size())
                .sum())
        .isEqualTo(10);
    assertThat(run.count(Mapped.Bad.class)).isZero();
  }

  @Test
  void everyLineOfOnlineRetailIsInAnOrderOrSkippedForAReason() throws IOException {
    var run = Run.over(Mappings.named("uci"), "", DATA.resolve("uci-online-retail-2011-01.csv.gz"));

    var lines =
        run.events().stream()
            .mapToInt(event -> event.json().at("/data/checkout/lineItems").size())
            .sum();
    assertThat(lines + run.count(Mapped.Skipped.class)).isEqualTo(35_147);
    assertThat(run.count(Mapped.Bad.class)).isZero();
    assertThat(run.ids()).doesNotHaveDuplicates();
    assertThat(run.events()).hasSizeBetween(900, 1_476);
  }
}
