package dev.novapixel.schemas.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentDurationsTest {
  private Instant now = Instant.parse("2026-03-01T12:00:30Z");
  private final RecentDurations durations = new RecentDurations(() -> now);

  @Test
  void quantilesAreAtMostAnEighthTooLarge() {
    long[] all = new Random(7).longs(2_000, 0, 50_000).toArray();
    for (long each : all) {
      durations.record(each);
    }
    Arrays.sort(all);
    for (double share : new double[] {0.01, 0.25, 0.5, 0.9, 0.99, 1}) {
      long exact = all[(int) Math.ceil(share * all.length) - 1];
      assertThat(durations.quantile(share).orElseThrow())
          .isBetween((double) exact, exact * 1.125 + 1);
    }
  }

  @Test
  void shortDurationsAreExactAndAbsurdOnesAreTheLongest() {
    durations.record(-5);
    assertThat(durations.quantile(1)).hasValue(0);
    durations.record(7);
    assertThat(durations.quantile(1)).hasValue(7);
    durations.record(Long.MAX_VALUE);
    assertThat(durations.quantile(1).orElseThrow()).isGreaterThan(90.0 * 24 * 3600 * 1000);
  }

  @Test
  void whatIsFiveMinutesOldIsForgotten() {
    assertThat(durations.quantile(0.5)).isEmpty();
    durations.record(100);
    now = now.plus(Duration.ofMinutes(4));
    durations.record(3);
    assertThat(durations.quantile(1).orElseThrow()).isCloseTo(100, within(13.0));
    now = now.plus(Duration.ofMinutes(1));
    assertThat(durations.quantile(1)).hasValue(3);
    now = now.plus(Duration.ofMinutes(9));
    assertThat(durations.quantile(1)).isEmpty();
    durations.record(5);
    assertThat(durations.quantile(1)).hasValue(5);
  }

  @Test
  void noDurationIsLostBetweenThreads() {
    IntStream.range(0, 4_000).parallel().forEach(i -> durations.record(i % 2 == 0 ? 1 : 5));

    assertThat(durations.quantile(0.5)).hasValue(1);
    assertThat(durations.quantile(0.5001)).hasValue(5);
  }
}
