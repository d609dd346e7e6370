package dev.novapixel.local.send;

import java.time.Duration;
import java.time.Instant;

/** When events are sent, counted from the start of the sending. */
public sealed interface Pace {
  /**
   * When an event is due.
   *
   * @param index its number in the sending, from 0
   * @param sinceFirst its time by the source, counted from the earliest event's
   */
  Duration due(long index, Duration sinceFirst);

  /** As fast as they are taken. */
  record FlatOut() implements Pace {
    @Override
    public Duration due(long index, Duration sinceFirst) {
      return Duration.ZERO;
    }
  }

  /** So many a second. */
  record Rate(double perSecond) implements Pace {
    public Rate {
      if (!(perSecond > 0)) {
        throw new IllegalArgumentException("a rate is greater than 0");
      }
    }

    @Override
    public Duration due(long index, Duration sinceFirst) {
      return Duration.ofNanos((long) (index / perSecond * 1e9));
    }
  }

  /** As they happened, so many times faster. */
  record Speed(double factor) implements Pace {
    public Speed {
      if (!(factor > 0)) {
        throw new IllegalArgumentException("a speed is greater than 0");
      }
    }

    @Override
    public Duration due(long index, Duration sinceFirst) {
      return Duration.ofMillis((long) Math.ceil(sinceFirst.toMillis() / factor));
    }
  }

  /** As {@link #due}, for an instant by the source. */
  default Duration due(long index, Instant first, Instant time) {
    return due(index, Duration.between(first, time));
  }
}
