package dev.novapixel.schemas.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.novapixel.schemas.feature.ProductAffinity;
import dev.novapixel.schemas.feature.ProductAffinity.DayCount;
import dev.novapixel.schemas.feature.ProductAffinity.Neighbour;
import dev.novapixel.schemas.feature.ProductAffinity.Together;
import dev.novapixel.schemas.feature.ProductFeatures;
import dev.novapixel.schemas.feature.ProductFeatures.Bucket;
import dev.novapixel.schemas.feature.ProductFeatures.Placement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProductHashesTest {
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  private static final Together BOTH =
      new Together(
          List.of(new DayCount(20_525, 7), new DayCount(20_526, 2)),
          List.of(
              new Neighbour("so,cks:1", List.of(new DayCount(20_525, 3))),
              new Neighbour("hat", List.of(new DayCount(20_525, 1), new DayCount(20_526, 1)))));

  @Test
  void aProductIsReadAsItWasWritten() {
    var bucket =
        new Bucket(
            20_525, 5, 2, 1, 3, Map.of("EUR", 8970L), 4, 1, Map.of("cart", new Placement(4, 1, 2)));
    var boots =
        new ProductFeatures(
            "shop", "boots", "Boots", null, "Acme", 2990L, "EUR", NOON, List.of(), List.of(bucket));

    assertThat(ProductHash.read("shop", "boots", ProductHash.write(boots))).contains(boots);
    assertThat(ProductHash.read("shop", "boots", Map.of())).isEmpty();
  }

  @Test
  void aRelationIsReadAsItWasWrittenBestFirst() {
    assertThat(AffinityHash.read(AffinityHash.write(BOTH))).isEqualTo(BOTH);
    assertThat(AffinityHash.read(Map.of())).isEqualTo(Together.NONE);
  }

  @Test
  void howOftenAProductWasSeenIsReadWithoutItsNeighbours() {
    assertThat(AffinityHash.days(AffinityHash.write(BOTH).get(AffinityHash.DAYS)))
        .isEqualTo(BOTH.days());
  }

  @Test
  void sumsAreThoseOfTheWholeRelation() {
    assertThat(AffinityHash.sums(AffinityHash.write(BOTH), 10))
        .isEqualTo(
            new AffinityHash.Sums(
                9, List.of(new AffinityHash.Sum("so,cks:1", 3), new AffinityHash.Sum("hat", 2))));
    assertThat(AffinityHash.sums(AffinityHash.write(BOTH), 1).neighbours())
        .containsExactly(new AffinityHash.Sum("so,cks:1", 3));
    assertThat(AffinityHash.sums(Map.of(), 10)).isEqualTo(new AffinityHash.Sums(0, List.of()));
  }

  @Test
  void sumsOfWhatIsNotJsonAreRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> AffinityHash.sums(Map.of(AffinityHash.NEIGHBOURS, "[[\"hat\","), 10));
  }

  @Test
  void aShopsTotalsAreReadAsTheyWereWritten() {
    var fields = TotalsHash.write(new ProductAffinity("shop", null, BOTH, Together.NONE));

    assertThat(TotalsHash.viewed(fields)).isEqualTo(BOTH.days());
    assertThat(TotalsHash.bought(fields)).isEmpty();
  }
}
