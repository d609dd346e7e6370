package dev.novapixel.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  @Test
  void rateAndTimeLeftFollowFromWhatIsDone() {
    assertThat(ProgressBar.line("rees46", 500, 2_000, Duration.ofSeconds(10)))
        .isEqualTo("  rees46 [#######.......................] 500 of 2,000  50/s  left 0:30");
  }

  @Test
  void theEndSaysHowLongItTook() {
    assertThat(ProgressBar.line("rees46", 2_000, 2_000, Duration.ofSeconds(80)))
        .endsWith("25/s  in 1:20");
  }

  @Test
  void nothingToDoIsDone() {
    assertThat(ProgressBar.line("empty", 0, 0, Duration.ZERO)).contains("0 of 0");
  }
}
