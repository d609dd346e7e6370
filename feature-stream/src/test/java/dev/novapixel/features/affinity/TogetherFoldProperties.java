package dev.novapixel.features.affinity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.feature.ProductAffinity;
import dev.novapixel.schemas.feature.ProductAffinity.Neighbour;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TogetherFoldProperties {
  @Property(tries = 200)
  void theBestNeighboursAreThoseThatSortingAllOfThemPutsFirst(
      @ForAll("days") List<Map<String, Integer>> days) {
    var fold = new TogetherFold();
    Map<String, Long> totals = new HashMap<>();
    for (int day = 0; day < days.size(); day++) {
      var counts = new PairDay();
      counts.add(new PairDelta(Relation.BOUGHT, day, 1, days.get(day)));
      fold.add(day, counts);
      days.get(day).forEach((product, count) -> totals.merge(product, (long) count, Long::sum));
    }

    assertThat(fold.together().neighbours())
        .extracting(Neighbour::productId)
        .isEqualTo(
            totals.entrySet().stream()
                .sorted(
                    Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(ProductAffinity.NEIGHBOUR_BOUND)
                .map(Map.Entry::getKey)
                .toList());
    assertThat(fold.together().neighbours())
        .allSatisfy(neighbour ->
            assertThat(neighbour.total()).isEqualTo(totals.get(neighbour.productId())));
  }

  /** Few products and many: fewer than are published, and more. */
  @Provide
  Arbitrary<List<Map<String, Integer>>> days() {
    return Arbitraries.of(5, 2_000)
        .flatMap(products ->
            Arbitraries.maps(
                    Arbitraries.integers().between(1, products).map(id -> "p" + id),
                    Arbitraries.integers().between(1, 3))
                .ofMaxSize(Math.min(products, 400))
                .list()
                .ofMaxSize(4));
  }
}
