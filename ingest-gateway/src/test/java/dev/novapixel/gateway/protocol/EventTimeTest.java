package dev.novapixel.gateway.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventTimeTest {
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

  @Test
  void aTimeOfThePastIsTakenAsItIs() {
    assertThat(live("2026-03-14T11:59:30.250Z", null))
        .isEqualTo(
            new EventTime(
                Instant.parse("2026-03-14T11:59:30.250Z"), "2026-03-14T11:59:30.250Z", false));
  }

  @Test
  void theClocksErrorIsRemovedWhereTheClientSaysWhenItSent() {
    // The client's clock is an hour late: it happened 20 s before it was sent.
    assertThat(live("2026-03-14T10:59:40Z", "2026-03-14T11:00:00Z").occurredAt())
        .isEqualTo(NOON.minusSeconds(20));
    assertThat(live("2026-03-14T12:59:40Z", "2026-03-14T13:00:00Z").occurredAt())
        .isEqualTo(NOON.minusSeconds(20));
  }

  @Test
  void moreThanTwoDaysAreNoClocksError() {
    String old = "2026-03-10T12:00:00Z";
    assertThat(live(old, old).occurredAt()).isEqualTo(Instant.parse(old));
    String twoDays = "2026-03-12T12:00:00Z";
    assertThat(live(twoDays, twoDays).occurredAt()).isEqualTo(NOON);
  }

  @Test
  void fiveSecondsAheadAreToleratedAndNoMore() {
    assertThat(live("2026-03-14T12:00:05Z", null).occurredAt()).isEqualTo(NOON.plusSeconds(5));
    EventTime ahead = live("2026-03-14T12:00:05.001Z", null);
    assertThat(ahead.occurredAt()).isEqualTo(NOON);
    assertThat(ahead.corrected()).isTrue();
    assertThat(ahead.clientTime()).isEqualTo("2026-03-14T12:00:05.001Z");
  }

  @Test
  void withoutAUsableTimeItHappenedWhenItCame() {
    assertThat(live(null, null)).isEqualTo(new EventTime(NOON, null, true));
    assertThat(live("yesterday", null)).isEqualTo(new EventTime(NOON, "yesterday", true));
    assertThat(live("1970-01-01T00:00:00Z", null).occurredAt()).isEqualTo(NOON);
    assertThat(live("+999999999-01-01T00:00:00Z", null).occurredAt()).isEqualTo(NOON);
    assertThat(live("x".repeat(65), null)).isEqualTo(new EventTime(NOON, null, true));
  }

  @Test
  void anUnreadableTimeOfSendingCorrectsNothing() {
    assertThat(live("2026-03-14T11:00:00Z", "now").occurredAt())
        .isEqualTo(NOON.minus(Duration.ofHours(1)));
  }

  @Test
  void anImportKeepsItsTimesHoweverOldButNotTheFuture() {
    assertThat(EventTime.imported("1931-05-01T00:00:00Z", NOON).corrected()).isFalse();
    assertThat(EventTime.imported("2010-12-01T08:26:00Z", NOON).occurredAt())
        .isEqualTo(Instant.parse("2010-12-01T08:26:00Z"));
    assertThat(EventTime.imported("2026-03-15T00:00:00Z", NOON))
        .isEqualTo(new EventTime(NOON, "2026-03-15T00:00:00Z", true));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-14T12:00:00Z, 2026-03-14T12:00:00Z",
    "2026-03-14T12:00:00.123456Z, 2026-03-14T12:00:00.123Z",
    "2026-03-14T14:00:00+02:00, 2026-03-14T12:00:00Z",
    "2026-03-14T12:00:00, 2026-03-14T12:00:00Z",
    "2026-03-14 12:00:00, 2026-03-14T12:00:00Z",
    "2026-03-14, 2026-03-14T00:00:00Z",
    "1773489600000, 2026-03-14T12:00:00Z",
    "1773489600, 2026-03-14T12:00:00Z",
    "1773489600.5, 2026-03-14T12:00:00.500Z",
  })
  void timesAreReadInAllUsualSpellings(String written, Instant meant) {
    assertThat(ClientTime.parse(written)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"2026-13-14T12:00:00Z", "14.03.2026", "12:00", "1e12", "NaN", "''", "Z", "T"})
  void whatIsNoTimeIsNone(String written) {
    assertThat(ClientTime.parse(written)).isEmpty();
  }

  private static EventTime live(@Nullable String timestamp, @Nullable String sentAt) {
    return EventTime.live(timestamp, sentAt, NOON);
  }
}
