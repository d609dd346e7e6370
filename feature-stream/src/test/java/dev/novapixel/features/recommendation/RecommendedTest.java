package dev.novapixel.features.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.features.recommendation.Recommended.Change;
import dev.novapixel.features.reference.Events;
import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.ShopperEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecommendedTest {
  private static final Instant NOON = Events.NOON;

  private final Recommended recommended = new Recommended();

  @Test
  void aRecommendationCountsOnceHoweverOftenItComesIntoView() {
    assertThat(recommended.add(shown("r1", NOON, "boots", "socks"))).hasSize(2);
    assertThat(recommended.add(shown("r1", NOON.plusSeconds(9), "socks", "boots"))).isEmpty();
    assertThat(recommended.add(shown("r2", NOON.plusSeconds(9), "boots"))).hasSize(1);
  }

  @Test
  void aLateEventMovesItToItsFirstTime() {
    recommended.add(clicked("r1", NOON));

    assertThat(recommended.add(clicked("r1", NOON.minusSeconds(60))))
        .containsExactly(
            new Change("boots", "cart", NOON.toEpochMilli(), 0, -1),
            new Change("boots", "cart", NOON.minusSeconds(60).toEpochMilli(), 0, 1));
  }

  @Test
  void whatTwoPartsOfAUnitCountedIsTakenBackOnce() {
    var elsewhere = new Recommended();
    recommended.add(shown("r1", NOON, "boots"));
    elsewhere.add(shown("r1", NOON.plusSeconds(5), "boots"));
    elsewhere.add(clicked("r1", NOON.plusSeconds(6)));

    assertThat(recommended.addAll(elsewhere))
        .containsExactly(new Change("boots", "cart", NOON.plusSeconds(5).toEpochMilli(), -1, 0));
    assertThat(recommended.clicks()).hasSize(1);
  }

  @Test
  void theOldestBeyondTheBoundAreForgottenWhenItIsWritten() {
    for (int i = 0; i <= Recommended.BOUND; i++) {
      recommended.add(shown("r" + i, NOON.plusSeconds(i), "boots"));
    }
    recommended.settle();
    Recommended read = written(recommended);

    assertThat(read.add(shown("r1", NOON.plusSeconds(1), "boots"))).isEmpty();
    assertThat(read.add(shown("r0", NOON, "boots"))).hasSize(1);
  }

  private static Recommended written(Recommended recommended) {
    var out = new BinaryWriter(1);
    recommended.write(out);
    return Recommended.read(new BinaryReader(out.toBytes()));
  }

  private static ShopperEvent shown(String id, Instant at, String... products) {
    return Events.of("c", at, new Action.RecommendationShown(id, "cart", List.of(products)));
  }

  private static ShopperEvent clicked(String id, Instant at) {
    return Events.of("c", at, new Action.RecommendationClicked(id, "cart", "boots"));
  }
}
