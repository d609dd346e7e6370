package dev.novapixel.stitcher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Pace;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GaitTest {
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  private static final Pace PACE = new Pace(300, 1000);

  @Test
  void aShopperWhoIsBusyAllDayIsNoMachine() {
    assertThat(after(NOON, Duration.ofMillis(250), 50_000).machine()).isFalse();
  }

  @Test
  void aQueueThatIsSentAtOnceMakesNoMachine() {
    assertThat(after(NOON, Duration.ZERO, 800).machine()).isFalse();
  }

  @Test
  void whoeverGetsTooFarAheadOfThePaceIsAMachine() {
    assertThat(after(NOON, Duration.ZERO, 1300).machine()).isTrue();
    assertThat(after(NOON, Duration.ofMillis(100), 5000).machine()).isTrue();
  }

  @Test
  void whoeverTellsOldTimesIsNoSlowerForIt() {
    var gait = Gait.NONE;
    for (int i = 0; i < 3000; i++) {
      gait = gait.with("e" + i, NOON.minus(Duration.ofDays(i)), PACE);
    }

    assertThat(gait.machine()).isTrue();
  }

  @Test
  void aMachineThatWasQuietForADayBeginsAnew() {
    var machine = after(NOON, Duration.ZERO, 5000);

    assertThat(machine.with("later", NOON.plus(Duration.ofHours(23)), PACE).machine()).isTrue();
    assertThat(machine.with("later", NOON.plus(Duration.ofHours(24)), PACE).machine()).isFalse();
  }

  @Test
  void aMachineThatGoesOnStaysOne() {
    var gait = after(NOON, Duration.ZERO, 5000);
    for (int hour = 0; hour < 100; hour++) {
      for (int i = 0; i < 100; i++) {
        gait = gait.with(hour + "-" + i, NOON.plus(Duration.ofHours(hour)), PACE);
      }
    }

    assertThat(gait.machine()).isTrue();
  }

  @Test
  void aboutOneEventInEightIsLookedAt() {
    int looked = 0;
    for (int i = 0; i < 80_000; i++) {
      looked += Gait.looksAt("sh-" + i) ? 1 : 0;
    }

    assertThat(looked).isBetween(9_000, 11_000);
  }

  @Test
  void timesAndPacesWithoutSenseDoNoHarm() {
    var gait = Gait.NONE;
    for (int i = 0; i < 100; i++) {
      gait = gait.with("e" + i, Instant.parse("1900-01-01T00:00:00Z"), new Pace(-1, -1));
      gait = gait.with("f" + i, Instant.parse("2100-01-01T00:00:00Z"), new Pace(1 << 30, 1 << 30));
    }

    assertThat(gait.ahead()).isBetween(0L, Long.MAX_VALUE / 2);
  }

  @Test
  void itIsKeptAsItIs() {
    var gait = after(NOON, Duration.ZERO, 2000);
    var out = new StateWriter();
    Gait.write(out, gait);

    assertThat(Gait.read(new StateReader(out.toBytes()))).isEqualTo(gait);
  }

  private static Gait after(Instant start, Duration every, int events) {
    var gait = Gait.NONE;
    for (int i = 0; i < events; i++) {
      gait = gait.with("e" + i, start.plus(every.multipliedBy(i)), PACE);
    }
    return gait;
  }
}
