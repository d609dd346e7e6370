package dev.novapixel.local.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReasonsTest {
  private final Reasons reasons = new Reasons();

  @Test
  void theMostFrequentReasonStandsFirstWithItsNewestAsTheExample() {
    reasons.add(Refusals.of("lonely").code("wrong_type").event());
    reasons.add(Refusals.of("newer").at(Refusals.NOON.plusSeconds(1)).event());
    reasons.add(Refusals.of("older").event());

    assertThat(reasons.total()).isEqualTo(3);
    assertThat(reasons.all())
        .extracting(reason -> reason.newest().eventId() + " " + reason.count())
        .containsExactly("newer 2", "lonely 1");
    assertThat(reasons.all().getFirst().example()).isEqualTo("/data: something is missing");
  }

  @Test
  void gatewayAndStitcherAreToldApart() {
    reasons.add(Refusals.of("e1").event());
    reasons.add(Refusals.of("e2").from(0, 7).event());

    assertThat(reasons.all()).hasSize(2);
  }

  @Test
  void onlyTheWantedAreIncluded() {
    var wanted = new Wanted(Refusals.SHOP, "missing_field", Refusals.NOON);

    assertThat(wanted.includes(Refusals.of("e").event())).isTrue();
    assertThat(wanted.includes(Refusals.of("e").code("wrong_type").event())).isFalse();
    assertThat(
            wanted.includes(Refusals.of("e").at(Refusals.NOON.minus(Duration.ofMillis(1))).event()))
        .isFalse();
    assertThat(new Wanted("b.test", null, Refusals.NOON).includes(Refusals.of("e").event()))
        .isFalse();
  }
}
