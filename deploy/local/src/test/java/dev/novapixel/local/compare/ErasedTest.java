package dev.novapixel.local.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.shopper.Tally;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ErasedTest {
  private static final Tally LIVE = new Tally("shop", 0, 100, 5, 1, 2, 0);

  @Test
  void whatIsDroppedInsteadOfCountedWasErased() {
    assertThat(shops(new Tally("shop", 0, 93, 5, 1, 9, 0))).containsExactly("shop");
  }

  @Test
  void whereTheNumbersDoNotAddUpItIsNoErasure() {
    assertThat(shops(LIVE)).isEmpty();
    assertThat(shops(new Tally("shop", 0, 93, 5, 1, 8, 0))).isEmpty();
    assertThat(shops(new Tally("shop", 0, 93, 5, 1, 2, 7))).isEmpty();
    assertThat(shops(new Tally("shop", 0, 107, 5, 1, -5, 0))).isEmpty();
  }

  @Test
  void oneOtherDifferenceInAShopAndNothingInItIsExplained() {
    var one = Map.of("a", LIVE, "b", new Tally("shop", 1, 50, 0, 0, 0, 0));
    var other =
        Map.of(
            "a", new Tally("shop", 0, 93, 5, 1, 9, 0), "b", new Tally("shop", 1, 49, 1, 0, 0, 0));

    assertThat(Erased.shops(one, other)).isEmpty();
  }

  private static Set<String> shops(Tally replayed) {
    return Erased.shops(Map.of("a", LIVE), Map.of("a", replayed));
  }
}
