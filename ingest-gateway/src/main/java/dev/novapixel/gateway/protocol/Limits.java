package dev.novapixel.gateway.protocol;

import dev.novapixel.gateway.json.JsonLimits;

/**
 * The bounds of what is read, and what happens at each. Those of a body and of an event are
 * settings.
 */
public final class Limits {
  /** Events of a request; beyond: 413, none is taken. */
  public static final int EVENTS = 500;

  /** Events of a request of Segment's clients, which may send so many. */
  public static final int SEGMENT_EVENTS = 2500;

  /** Nested objects and arrays of a request; beyond: 400. */
  public static final int DEPTH = 64;

  /** Characters of a string that is looked at; beyond: 400. */
  static final int STRING_LENGTH = 256 * 1024;

  /** Characters of a member's name; beyond: 400. */
  static final int MEMBER_LENGTH = 1024;

  /** Digits of a number; beyond: 400. */
  static final int NUMBER_LENGTH = 100;

  /** Digits of a number's exponent: {@code 1e400} is a number, {@code 1e999999999} an attack. */
  static final int EXPONENT_DIGITS = 3;

  /** Characters of an id; beyond: rejected. */
  public static final int ID_LENGTH = 200;

  /** Characters of an event's name; beyond: rejected. */
  static final int NAME_LENGTH = 200;

  /** Characters of a user agent; beyond: cut. */
  static final int USER_AGENT_LENGTH = 512;

  /** Characters of a client's time that are kept; a longer one is no time. */
  static final int TIME_LENGTH = 64;

  /** Those of every text that is read as JSON. */
  static final JsonLimits OF_JSON =
      new JsonLimits(DEPTH, STRING_LENGTH, MEMBER_LENGTH, NUMBER_LENGTH);

  private Limits() {}
}
