package dev.novapixel.local.send;

import java.time.Duration;
import java.time.Instant;

/** Which time an event is sent with. */
public sealed interface EventClock {
  Instant at(Instant sourceTime);

  /** The source's own. */
  record Historical() implements EventClock {
    @Override
    public Instant at(Instant sourceTime) {
      return sourceTime;
    }
  }

  /** Moved by the same amount for all, so that the data end now. */
  record Live(Duration shift) implements EventClock {
    /** The clock of a sending that begins at {@code start}. */
    public static Live startingAt(Instant start, Survey survey) {
      return new Live(survey.shiftToNow().plus(Duration.between(Instant.EPOCH, start)));
    }

    @Override
    public Instant at(Instant sourceTime) {
      return sourceTime.plus(shift);
    }
  }
}
