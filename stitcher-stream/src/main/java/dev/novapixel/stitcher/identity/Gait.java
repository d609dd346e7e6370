package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Pace;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Duration;
import java.time.Instant;

/**
 * How fast a client is by the times of its own events, in the order of its log; no clock and nobody
 * else has a say. A bucket runs out at the pace that the shop allows, and overflows when a client
 * gets too far ahead of it: then the client is a machine, until it has been quiet for a day.
 *
 * <p>One event in eight is looked at and weighs eight: which one follows from its id. So a client's
 * state is written for one event in eight only, and the bucket counts in steps of eight.
 *
 * @param newest the newest time of an event looked at
 * @param ahead how far ahead of the pace it is, in 60,000ths of an event
 * @param machine whether it was too far
 */
record Gait(Instant newest, long ahead, boolean machine) {
  static final Gait NONE = new Gait(Instant.EPOCH, 0, false);

  /** Of one event: a minute's milliseconds, so that a pace by the minute drains whole units. */
  private static final long EVENT = Duration.ofMinutes(1).toMillis();

  private static final int WEIGHT = 8;
  private static final Duration QUIET = Duration.ofDays(1);

  /** How often a machine's time is noted: to tell whether it was quiet for a day needs no more. */
  private static final Duration NOTED = Duration.ofHours(1);

  /** Whether the event of this id is looked at. */
  static boolean looksAt(String eventId) {
    int hash = eventId.hashCode();
    hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
    hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
    return ((hash ^ (hash >>> 16)) & (WEIGHT - 1)) == 0;
  }

  /** After an event of this id at {@code at}. A late one counts as if it came now. */
  Gait with(String eventId, Instant at, Pace pace) {
    if (machine && !at.isBefore(newest.plus(QUIET))) {
      return NONE.with(eventId, at, pace);
    }
    if (!looksAt(eventId)) {
      return this;
    }
    return machine ? noted(at) : stepped(at, pace);
  }

  private Gait noted(Instant at) {
    return at.isBefore(newest.plus(NOTED)) ? this : new Gait(at, ahead, true);
  }

  private Gait stepped(Instant at, Pace pace) {
    Instant now = at.isAfter(newest) ? at : newest;
    // After a day the bucket of any pace is empty.
    Duration silence = Duration.between(newest, now);
    long millis = silence.compareTo(QUIET) > 0 ? QUIET.toMillis() : silence.toMillis();
    long left = Math.max(0, ahead - millis * Math.max(1, pace.eventsPerMinute()));
    long level = left + WEIGHT * EVENT;
    return new Gait(now, level, level > Math.max(1L, pace.eventsAtOnce()) * EVENT);
  }

  static void write(StateWriter out, Gait gait) {
    out.time(gait.newest).number(gait.ahead).flag(gait.machine);
  }

  static Gait read(StateReader in) {
    return new Gait(in.time(), in.number(), in.flag());
  }
}
