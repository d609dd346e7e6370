package dev.novapixel.gateway.protocol;

import java.util.Locale;

/**
 * Why one event can't be taken. The code is at once what the client is told, the metric's label and
 * what stands in {@code rejected-events}; it never changes.
 */
public enum Reason {
  NOT_AN_OBJECT("an event is a JSON object"),
  EVENT_TOO_LARGE("the event has more bytes than this gateway takes"),
  MISSING_NAME("an event needs a name"),
  INVALID_NAME("a name is text of at most " + Limits.NAME_LENGTH + " characters"),
  INVALID_ID("an event's id is text or a whole number of at most " + Limits.ID_LENGTH),
  INVALID_CLIENT_ID("a client's id is text of at most " + Limits.ID_LENGTH + " characters"),
  INVALID_CUSTOMER_ID("a customer's id is text or a whole number of at most " + Limits.ID_LENGTH),
  INVALID_CHECKOUT_TOKEN("a token is text of at most " + Limits.ID_LENGTH + " characters"),
  PLACEHOLDER_ID("this is what a program writes when it has no id, not an id"),
  INVALID_CONSENT("consent is an object of booleans"),
  INVALID_COUNTRY("a country is two letters of ISO 3166-1"),
  UNREADABLE_DATA("self-describing data is JSON, as it is or in Base64"),
  NUMBER_OUT_OF_RANGE("a number's exponent has at most " + Limits.EXPONENT_DIGITS + " digits");

  private final String code = name().toLowerCase(Locale.ROOT);
  private final String detail;

  Reason(String detail) {
    this.detail = detail;
  }

  /** The stable word. */
  public String code() {
    return code;
  }

  /** For a person to read; never holds the offending value. */
  public String detail() {
    return detail;
  }
}
