package dev.novapixel.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.shop.Recommending;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecommendingPartsTest {

  @Test
  void whatIsSetComesBackAsItWas() {
    var set =
        new Recommending(
            List.of(
                new Recommending.Rule(
                    "cheap",
                    Recommending.Action.BOOST,
                    List.of("cart"),
                    new Recommending.Match(
                        List.of("p1"),
                        List.of("sale"),
                        List.of("socks"),
                        List.of("Acme"),
                        null,
                        new Money(2000, "EUR")),
                    1.5)),
            Map.of("cart", Map.of("popular", 2.0)));

    assertThat(RecommendingParts.fromWire(RecommendingParts.toWire(set))).isEqualTo(set);
  }

  @Test
  void whereNothingIsSetNothingIsWritten() {
    assertThat(RecommendingParts.toWire(Recommending.NOTHING)).isNull();
    assertThat(RecommendingParts.fromWire(null)).isEqualTo(Recommending.NOTHING);
  }
}
