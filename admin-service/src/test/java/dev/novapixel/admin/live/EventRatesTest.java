package dev.novapixel.admin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EventRatesTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_000_000);

  private final EventRates rates = new EventRates();

  @Test
  void eachSecondHasItsOwnCount() {
    rates.written("one", Map.of(999_999L, 3, 999_998L, 1));
    rates.written("one", Map.of(999_999L, 2));

    List<Integer> seconds = rates.lastSeconds("one", NOW);
    assertThat(seconds).hasSize(EventRates.SHOWN);
    assertThat(seconds.getLast()).isEqualTo(5);
    assertThat(seconds.get(EventRates.SHOWN - 2)).isEqualTo(1);
    assertThat(LiveStats.mean(seconds)).isEqualTo(0.6);
  }

  @Test
  void whatIsOldOrAnotherShopsIsNotShown() {
    rates.written("one", Map.of(999_999L - EventRates.SHOWN, 9, 5L, 9));
    rates.written("two", Map.of(999_999L, 9));

    assertThat(rates.lastSeconds("one", NOW)).containsOnly(0);
    assertThat(rates.lastSeconds("three", NOW)).containsOnly(0);
  }

  @Test
  void anOldSecondNeverTakesTheSlotOfANewerOne() {
    rates.written("one", Map.of(999_999L, 4));
    rates.written("one", Map.of(999_999L - 256, 7));

    assertThat(rates.lastSeconds("one", NOW).getLast()).isEqualTo(4);
  }

  @Test
  void readingAnewCountsAnew() {
    rates.written("one", Map.of(999_999L, 4));
    rates.begun();
    rates.written("one", Map.of(999_999L, 4));

    assertThat(rates.lastSeconds("one", NOW).getLast()).isEqualTo(4);
  }
}
