package dev.novapixel.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinceTest {
  private static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "90m, 2026-03-14T10:30:00Z",
    "2h, 2026-03-14T10:00:00Z",
    "1d, 2026-03-13T12:00:00Z",
    "2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z"
  })
  void anAgeOrATimeIsRead(String text, Instant since) {
    assertThat(Since.parse(text, NOW)).isEqualTo(since);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "5", "-5m", "1w", "9999999d", "2026-01-01"})
  void anythingElseIsRefused(String text) {
    assertThatExceptionOfType(DateTimeParseException.class)
        .isThrownBy(() -> Since.parse(text, NOW));
  }
}
