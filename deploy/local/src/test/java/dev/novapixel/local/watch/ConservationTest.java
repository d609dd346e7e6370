package dev.novapixel.local.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.shopper.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConservationTest {
  @Test
  void talliesOfAllPartitionsAddUpByShop() {
    var conservation =
        Conservation.of(
            25,
            List.of(
                new Tally("a", 0, 5, 1, 0, 0, 0),
                new Tally("a", 1, 7, 0, 2, 1, 0),
                new Tally("b", 0, 9, 0, 0, 0, 0)));

    assertThat(conservation.of("a")).isEqualTo(new Conservation.Sums(12, 1, 2, 1, 0));
    assertThat(conservation.of("nobody").read()).isZero();
    assertThat(conservation.all().read()).isEqualTo(25);
    assertThat(conservation.difference()).isZero();
  }

  @Test
  void whatIsOnItsWayIsTheDifference() {
    assertThat(Conservation.of(10, List.of(new Tally("a", 0, 4, 0, 0, 0, 0))).difference())
        .isEqualTo(6);
  }
}
