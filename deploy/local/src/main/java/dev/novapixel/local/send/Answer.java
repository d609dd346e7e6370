package dev.novapixel.local.send;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the gateway said to a request. */
sealed interface Answer {
  /** It judged each event, in the request's order. */
  record Judged(List<Verdict> verdicts, Duration retryAfter) implements Answer {
    public Judged {
      verdicts = List.copyOf(verdicts);
    }
  }

  /** It took nothing now, and asks to come again. */
  record Busy(Duration retryAfter, String why) implements Answer {}

  /** The request was too large for it. */
  record TooLarge() implements Answer {}

  /** It takes nothing of this kind at all: a wrong key, say. */
  record Refused(String why) implements Answer {}

  /**
   * What became of one event.
   *
   * @param code why, where it was not simply taken
   * @param path where in the event, if the gateway says so
   */
  record Verdict(Status status, @Nullable String code, @Nullable String path) {}

  /** What can become of an event. */
  enum Status {
    ACCEPTED,
    REJECTED,
    RETRY
  }
}
