package dev.novapixel.local.rejected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChosenTest {
  private final Chosen chosen = new Chosen();

  @Test
  void anEventThatWasSentAgainAndRefusedAgainIsChosenOnceByItsFirstPlace() {
    chosen.add(Refusals.of("e1").from(2, 40).event());
    chosen.add(Refusals.of("e2").from(2, 9).event());
    chosen.add(Refusals.of("e1").from(2, 11).event());

    assertThat(chosen.offsets()).isEqualTo(Map.of(2, List.of(9L, 11L)));
    assertThat(chosen.size()).isEqualTo(2);
  }

  @Test
  void whatCouldNotBeReadIsKnownByItsBytes() {
    chosen.add(Refusals.undecodable(3, "AAAA").event());
    chosen.add(Refusals.undecodable(5, "AAAA").event());
    chosen.add(Refusals.undecodable(6, "BBBB").event());

    assertThat(chosen.offsets()).isEqualTo(Map.of(0, List.of(3L, 6L)));
  }

  @Test
  void whatTheGatewayRefusedIsOnlyCounted() {
    chosen.add(Refusals.of("e1").event());

    assertThat(chosen.offsets()).isEmpty();
    assertThat(chosen.refusedByGateway()).isEqualTo(1);
  }

  @Test
  void moreThanTheLimitIsAskedToBeNarrowed() {
    assertThatExceptionOfType(TooManyException.class)
        .isThrownBy(() -> {
          for (long i = 0; i <= Chosen.LIMIT; i++) {
            chosen.add(Refusals.of("e" + i).from(0, i).event());
          }
        })
        .withMessageContaining("--since");
  }
}
