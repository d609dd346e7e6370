package dev.novapixel.gateway.protocol;

/** Why a whole request can't be read. */
public enum RequestFault {
  EMPTY_BODY("the body is empty"),
  BODY_TOO_LARGE(
      "the body, inflated where it is compressed, has more bytes than this gateway takes"),
  TOO_SLOW("the body did not arrive in time"),
  BROKEN_OFF("the body ends before its end"),
  TOO_MANY_EVENTS(
      "a request has at most "
          + Limits.EVENTS
          + " events, one of Segment's language "
          + Limits.SEGMENT_EVENTS),
  UNSUPPORTED_ENCODING("the body's Content-Encoding is neither gzip, deflate nor identity"),
  BAD_COMPRESSION("the compressed body can't be inflated"),
  BAD_UTF8("the body is not UTF-8"),
  NOT_JSON("the body is not JSON"),
  BEYOND_LIMITS(
      "the body nests deeper than "
          + Limits.DEPTH
          + ", or has a name, number or text that is too long"),
  NOT_EVENTS("the body is JSON, but neither an object nor an array");

  private final String detail;

  RequestFault(String detail) {
    this.detail = detail;
  }

  /** For a person to read. */
  public String detail() {
    return detail;
  }
}
