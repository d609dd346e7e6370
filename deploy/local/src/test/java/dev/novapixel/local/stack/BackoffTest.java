package dev.novapixel.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void pausesDoubleUpToHalfAMinute() {
    assertThat(
            IntStream.rangeClosed(1, 8).mapToLong(attempt -> Backoff.before(attempt).toSeconds()))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
  }
}
