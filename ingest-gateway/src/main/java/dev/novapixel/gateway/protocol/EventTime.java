package dev.novapixel.gateway.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an event happened.
 *
 * @param occurredAt the client's time without its clock's error, never later than {@link
 *     #TOLERATED_LEAD} after it was received
 * @param clientTime the client's own time as written, if any
 * @param corrected whether {@code occurredAt} is the time of receipt because the client's time is
 *     missing, unreadable, absurd or in the future
 */
public record EventTime(Instant occurredAt, @Nullable String clientTime, boolean corrected) {

  /** Clocks that are synchronised still differ by this much. */
  static final Duration TOLERATED_LEAD = Duration.ofSeconds(5);

  /** A clock that is off by more is not off: the event was sent late, or sentAt means else. */
  static final Duration BELIEVABLE_SKEW = Duration.ofDays(2);

  /** Live clients with an earlier clock have none; imports may go further back. */
  static final Instant EARLIEST_LIVE = Instant.parse("2000-01-01T00:00:00Z");

  /** Where every later reader can still count in milliseconds. */
  static final Instant EARLIEST_IMPORTED = Instant.parse("1900-01-01T00:00:00Z");

  /** When a live client's event happened; {@code sentAt} by the same clock removes its error. */
  public static EventTime live(
      @Nullable String timestamp, @Nullable String sentAt, Instant receivedAt) {
    Optional<Instant> raw = parsed(timestamp).filter(time -> !time.isBefore(EARLIEST_LIVE));
    Duration skew = parsed(sentAt).map(sent -> skew(sent, receivedAt)).orElse(Duration.ZERO);
    return of(raw.map(time -> time.plus(skew)), timestamp, receivedAt);
  }

  /** When an imported event happened: as its source says, however long ago. */
  public static EventTime imported(@Nullable String timestamp, Instant receivedAt) {
    return of(
        parsed(timestamp).filter(time -> !time.isBefore(EARLIEST_IMPORTED)), timestamp, receivedAt);
  }

  private static EventTime of(
      Optional<Instant> time, @Nullable String timestamp, Instant receivedAt) {
    Instant latest = receivedAt.plus(TOLERATED_LEAD);
    Optional<Instant> usable = time.filter(instant -> !instant.isAfter(latest));
    String kept = timestamp == null || timestamp.length() > Limits.TIME_LENGTH ? null : timestamp;
    return new EventTime(usable.orElse(receivedAt), kept, usable.isEmpty());
  }

  /** What has to be added to the client's times. */
  private static Duration skew(Instant sentAt, Instant receivedAt) {
    Duration skew = Duration.between(sentAt, receivedAt);
    return skew.abs().compareTo(BELIEVABLE_SKEW) <= 0 ? skew : Duration.ZERO;
  }

  private static Optional<Instant> parsed(@Nullable String text) {
    return text == null ? Optional.empty() : ClientTime.parse(text);
  }
}
