package dev.novapixel.features.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.features.reference.Events;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.feature.ProductFeatures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ProductStateProperties {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  @Property(tries = 500)
  void countsAreAFunctionOfTheSetOfDeltas(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count) {
    var random = new Random(seed);
    var deltas = new ArrayList<ProductDelta>();
    for (int i = 0; i < count; i++) {
      deltas.add(delta(random, i));
    }
    ProductFeatures inOrder = counted(deltas);
    Collections.shuffle(deltas, random);
    ProductFeatures shuffled = counted(deltas);

    assertThat(shuffled).isEqualTo(inOrder);
    int newest = Math.toIntExact(Math.floorDiv(inOrder.lastSeenAt().toEpochMilli(), HOUR));
    long expected =
        deltas.stream()
            .filter(d -> Math.floorDiv(d.at(), HOUR) > newest - ProductState.HOURS)
            .mapToLong(d -> d.counts().views())
            .sum();
    assertThat(inOrder.hours().stream().mapToLong(h -> h.views()).sum()).isEqualTo(expected);
    assertThat(inOrder.days().stream().mapToLong(d -> d.views()).sum())
        .isEqualTo(deltas.stream().mapToLong(d -> d.counts().views()).sum());
  }

  private static ProductDelta delta(Random random, int number) {
    long at = Events.NOON.toEpochMilli() + random.nextInt(100) * HOUR;
    Item item =
        random.nextBoolean()
            ? null
            : Events.item("boots", "k" + random.nextInt(3), new Money(random.nextInt(3), "EUR"), 1);
    return new ProductDelta("boots", at, "e" + number, Counts.VIEW, item);
  }

  private static ProductFeatures counted(List<ProductDelta> deltas) {
    var state = new ProductState();
    for (ProductDelta delta : deltas) {
      state.add(delta);
      state = ProductState.of(state.toBytes());
    }
    return state.features(Events.SHOP, "boots");
  }
}
