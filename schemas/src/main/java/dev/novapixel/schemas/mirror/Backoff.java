package dev.novapixel.schemas.mirror;

import java.time.Duration;

/** The pause between attempts: doubles from one to the next, up to a bound. Used by one thread. */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(50);

  /** Also bounds how late a return is noticed. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private Duration pause = Duration.ZERO;

  boolean isResting() {
    return !pause.isZero();
  }

  Duration pause() {
    return pause;
  }

  void longer() {
    Duration doubled = pause.isZero() ? FIRST : pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }

  void over() {
    pause = Duration.ZERO;
  }
}
