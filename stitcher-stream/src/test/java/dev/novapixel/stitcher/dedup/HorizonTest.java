package dev.novapixel.stitcher.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HorizonTest {
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  private static final Duration MONTH = Duration.ofDays(30);
  private final Horizon horizon = new Horizon(MONTH);

  @Test
  void theTwoReceptionsAreComparedWhicheverCameFirst() {
    assertThat(horizon.isDuplicate(NOON, NOON.plus(MONTH))).isTrue();
    assertThat(horizon.isDuplicate(NOON.plus(MONTH), NOON)).isTrue();
    assertThat(horizon.isDuplicate(NOON, NOON.plus(MONTH).plusMillis(1))).isFalse();
  }

  @Test
  void nothingIsForgottenThatARecordStillToComeMightRepeat() {
    Instant lastRepeat = NOON.plus(MONTH);

    assertThat(horizon.isPast(NOON, lastRepeat.plus(Duration.ofHours(23)))).isFalse();
    assertThat(horizon.isPast(NOON, lastRepeat.plus(Duration.ofHours(25)))).isTrue();
  }
}
