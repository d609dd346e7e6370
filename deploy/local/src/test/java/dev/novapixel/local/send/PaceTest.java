package dev.novapixel.local.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void flatOutEveryEventIsDueAtOnce() {
    assertThat(new Pace.FlatOut().due(1_000_000, HOUR)).isZero();
  }

  @Test
  void aRateSpacesEventsEvenlyWhateverTheirTimes() {
    var pace = new Pace.Rate(40);

    assertThat(pace.due(0, HOUR)).isZero();
    assertThat(pace.due(1, Duration.ZERO)).isEqualTo(Duration.ofMillis(25));
    assertThat(pace.due(400, HOUR)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aRateMayBeLessThanOneASecond() {
    assertThat(new Pace.Rate(0.5).due(3, HOUR)).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void aSpeedShortensTheTimeBetweenEvents() {
    assertThat(new Pace.Speed(60).due(7, HOUR)).isEqualTo(Duration.ofMinutes(1));
    assertThat(new Pace.Speed(0.5).due(7, HOUR)).isEqualTo(Duration.ofHours(2));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void aPaceThatNeverEndsIsRefused(double pace) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Pace.Rate(pace));
    assertThatIllegalArgumentException().isThrownBy(() -> new Pace.Speed(pace));
  }
}
